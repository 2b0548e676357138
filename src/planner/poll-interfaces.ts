import type { Problem } from '../spec/problem.ts';
import { shown } from '../spec/words.ts';
import type { OfferedInterface } from './message.ts';

/** What is found of one interface: `unknown` where its servicetype is not known or could not be checked. */
export interface JudgedInterface {
  readonly verdict: 'valid' | 'invalid' | 'unknown';
  /** With pointers into the serviceinfo. */
  readonly problems: readonly Problem[];
}

/** Checks the serviceinfo of an interface against its servicetype. */
export type InterfaceCheck = (offered: OfferedInterface) => JudgedInterface | Promise<JudgedInterface>;

/** An interface that was offered and cannot be used. */
export interface PassedBy {
  readonly offered: OfferedInterface;
  readonly why: 'servicetype-is-unknown' | 'serviceinfo-is-invalid';
  /** One sentence for a person. */
  readonly text: string;
}

/** Offers, sorted by whether a client can use them. */
export interface SortedInterfaces {
  readonly usable: readonly OfferedInterface[];
  readonly passedBy: readonly PassedBy[];
}

function passedBy(offered: OfferedInterface, { verdict, problems }: JudgedInterface): PassedBy {
  const type = shown(offered.servicetype, 300);
  if (verdict === 'unknown')
    return { offered, why: 'servicetype-is-unknown', text: `The servicetype ${type} is not known here.` };
  const wrong = problems.find(({ severity }) => severity === 'error');
  const text = `What is offered as ${type} is not valid: ${wrong?.message ?? 'it does not match its servicetype.'}`;
  return { offered, why: 'serviceinfo-is-invalid', text };
}

/**
 * Sorts what a planner offers.
 *
 * @param interfaces The interfaces, the preferred one first.
 * @param check Checks one of them.
 * @returns Those that can be used, in the same order, and the others with the reason.
 */
export async function sortInterfaces(
  interfaces: readonly OfferedInterface[],
  check: InterfaceCheck,
): Promise<SortedInterfaces> {
  const judged = await Promise.all(interfaces.map(async (offered) => ({ offered, found: await check(offered) })));
  return {
    usable: judged.filter(({ found }) => found.verdict === 'valid').map(({ offered }) => offered),
    passedBy: judged
      .filter(({ found }) => found.verdict !== 'valid')
      .map(({ offered, found }) => passedBy(offered, found)),
  };
}
