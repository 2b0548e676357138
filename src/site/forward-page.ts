import { successorOf } from '../registry/links.ts';
import type { OpenRegistry } from '../registry/open.ts';
import { forwards } from '../registry/own-addresses.ts';
import type { Spec } from '../spec/spec.ts';
import { absolute } from './addresses.ts';
import { noticesOf, type Notice } from './notices.ts';
import { firstLineOf, titleOf } from './page-heading.ts';
import { typeLink } from './type-page.ts';

/** What the page of an alias or of a major shows until the page of the type opens. */
export interface ForwardPage {
  /** Root path without the slash at its beginning. */
  readonly path: string;
  readonly spec: Spec;
  readonly title: string;
  readonly uri: string;
  /** Link to the page of the type. */
  readonly link: string;
  /** Address of that page; none where it has no lasting one. */
  readonly canonicalPage: string | undefined;
  readonly firstLine: string;
  readonly warnings: readonly Notice[];
}

/**
 * Gathers the small pages of all addresses that stand for a type without being its own.
 *
 * @param registry The registry.
 * @returns Finished data, with links under the base.
 */
export function forwardPages(registry: OpenRegistry): readonly ForwardPage[] {
  return forwards(registry).map(({ path, type }) => {
    const spec = type.current;
    const { link } = typeLink(type);
    const canonicalPage = absolute(link);
    const successor = successorOf(registry, type);
    const notices = noticesOf(spec, type, successor && typeLink(successor));
    return {
      path: path.slice(1),
      spec,
      title: titleOf(spec),
      uri: type.uri,
      link,
      canonicalPage,
      firstLine: firstLineOf(spec, notices, `Its URI is ${type.uri}, its page ${canonicalPage ?? link}`),
      warnings: notices.filter(({ tone }) => tone === 'warning'),
    };
  });
}
