import { accepts } from '../../registry/links.ts';
import type { Type } from '../../registry/registry.ts';
import type { Spec } from '../../spec/spec.ts';
import { shown } from '../../spec/words.ts';
import type { OfferedInterface } from '../message.ts';
import type { Bench } from './bench.ts';
import { fault, warning, type Check, type Fault } from './check.ts';
import { ofReplies } from './reply-checks.ts';

function faultsOf(offered: OfferedInterface, { registry, checks }: Bench): readonly Fault[] {
  const { servicetype, serviceinfo } = offered;
  const type = registry.find(servicetype);
  if (type === undefined)
    return [
      warning('a servicetype of the registry', {
        said: `${shown(servicetype, 200)}, which it does not know`,
        advice: 'Nothing checks its serviceinfo, and only clients that know it can use it. Register it.',
      }),
    ];
  if (type.kind !== 'servicetype')
    return [
      fault('a servicetype', {
        said: `${shown(servicetype, 200)}, a tasktype`,
        advice: 'Name a servicetype: what the service is, not what it runs.',
      }),
    ];
  const problems = checks(type.current)?.problemsOf(serviceinfo) ?? [];
  return problems.map(({ message, hint, pointer, severity }) => ({
    severity: severity === 'error' ? 'fault' : 'warning',
    expected: `the serviceinfo of ${type.uri}`,
    said: `${message} (at serviceinfo${pointer})`,
    ...(hint === undefined ? {} : { advice: hint }),
  }));
}

const serviceinfo: Check = {
  id: 'serviceinfo-is-valid',
  sentence: 'Each serviceinfo is that of its servicetype',
  advice: 'Write what the schema of the servicetype demands; `tasktypes show <servicetype>` shows it.',
  run: (bench, advice) => {
    const known = new Map<string, readonly Fault[]>();
    return ofReplies(bench, advice, ({ answer }) =>
      (answer.reply?.interfaces ?? []).flatMap((offered) => {
        const key = JSON.stringify(offered);
        const faults = known.get(key) ?? faultsOf(offered, bench);
        known.set(key, faults);
        return faults;
      }),
    );
  },
};

const suits: Check = {
  id: 'interface-runs-the-task',
  sentence: 'A YES offers a service that runs such tasks',
  advice: 'Offer an interface whose servicetype accepts the tasktype; `tasktypes matrix` shows which do.',
  run: (bench, advice) => {
    const { registry } = bench;
    const runs = (service: Type<Spec>, task: Type<Spec>): boolean =>
      accepts(registry, service).some(({ tasktype }) => tasktype.uri === task.uri);
    return ofReplies(bench, advice, ({ answer, call }) => {
      const task = registry.find(call.tasktype ?? '');
      const offered = answer.reply?.interfaces ?? [];
      if (task?.kind !== 'tasktype' || offered.length === 0) return undefined;
      const services = offered.map(({ servicetype }) => registry.find(servicetype));
      // What a type of one's own accepts nobody here knows.
      if (services.some((service) => service === undefined || runs(service, task))) return undefined;
      return fault(`a servicetype that accepts ${task.uri}`, {
        said: [...new Set(offered.map(({ servicetype }) => servicetype))].join(', '),
      });
    });
  },
};

/** What a planner offers. */
export const interfaceChecks: readonly Check[] = [serviceinfo, suits];
