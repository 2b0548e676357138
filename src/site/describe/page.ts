import { createRegistry, type Registry, type Type } from '../../registry/registry.ts';
import { pathOf } from '../../registry/uri.ts';
import { createValidators } from '../../validate/validator.ts';
import { byId, element } from '../browser/element.ts';
import type { PageRegistry } from '../page-types.ts';
import { createFormPage } from './form-page.ts';
import { fragmentFor, readFragment, type Wish } from './fragment.ts';
import { createMergeView, type MergeView } from './merge-view.ts';
import { fetchSchema, fetchType, typeMeant, typePath, type TypeData } from './page-data.ts';
import { takersView } from './takers-view.ts';
import { makeTypeChoice } from './type-choice.ts';
import { typeHead } from './type-head.ts';

/** How long nothing is typed before the address is written anew, in milliseconds. */
const pause = 300;

interface Beginning {
  readonly taskinfo: NonNullable<Wish['taskinfo']>;
  readonly fault?: string;
}

/** What the form begins with: a task, an example, or nothing. */
function beginning({ taskinfo = {}, example }: Wish, { examples }: TypeData): Beginning {
  if (example === undefined) return { taskinfo };
  const found = examples.find(({ index }) => index === example);
  if (found !== undefined) return { taskinfo: found.taskinfo };
  const fault = `The type has no accepted example with the number ${String(example)}. Choose one from the list.`;
  return { taskinfo, fault };
}

/** Writes the address anew, a while after the last change and until the form is left. */
function createAddress(): { readonly write: (fragment: string) => void; readonly leave: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isLeft = false;
  return {
    leave: () => {
      isLeft = true;
      clearTimeout(timer);
    },
    write: (fragment) => {
      clearTimeout(timer);
      // A check that was under way when the form was left has nothing to say any more.
      if (!isLeft) timer = setTimeout(() => history.replaceState(null, '', fragment), pause);
    },
  };
}

/** What the page works with. */
interface Parts {
  readonly place: HTMLElement;
  readonly data: PageRegistry;
  readonly registry: Registry;
  readonly merging: MergeView;
  readonly fail: (sentence: string) => void;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Shows the form of a type with what it writes, what becomes of it, and where it would run. */
function showForm(
  { place, data, registry, merging, fail }: Parts,
  type: Type,
  known: TypeData,
  wish: Wish,
): () => void {
  const { taskinfo, fault } = beginning(wish, known);
  if (fault !== undefined) fail(fault);
  const address = createAddress();
  const { form, results } = createFormPage(
    {
      type,
      data: known,
      registry,
      validate: place.dataset['validate'] ?? '',
      run: place.dataset['run'] ?? '',
      failed: (error) => fail(reason(error)),
      told: (task, isValid) => {
        address.write(fragmentFor(typePath(type), task.taskinfo));
        merging.take(isValid ? { ...task, title: type.current.title } : undefined);
      },
    },
    taskinfo,
  );
  const head = typeHead({ type, examples: known.examples, example: wish.example }, registry, data.pages);
  const written = element('section', { class: 'results', 'aria-label': 'What is written' }, results);
  const columns = element('div', { class: 'columns' }, form, written);
  place.replaceChildren(...head, columns, merging.element, takersView(known.takers, data.pages));
  return address.leave;
}

/** The type that the fragment asks for; says why there is none, where it asks for one. */
function wishIn(hash: string, { registry, fail }: Parts): { readonly wish: Wish; readonly type?: Type } {
  const wish = readFragment(hash);
  if ('fault' in wish) {
    fail(wish.fault);
    return { wish: {} };
  }
  const type = wish.type === undefined ? undefined : typeMeant(wish.type, registry);
  if (type !== undefined && 'uri' in type) return { wish, type };
  if (type !== undefined) fail(type.fault);
  return { wish };
}

/**
 * Makes the page that describes a task work: the list of tasktypes becomes a choice, and the fragment of the address says
 * what the form begins with.
 *
 * @throws {TypeError} When the page is not the one that belongs to this script.
 */
export function openPage(): void {
  const [choose, place, failure] = [byId('choose'), byId('form'), byId('failure')];
  const data = JSON.parse(byId('types').textContent) as PageRegistry;
  const registry = createRegistry(data.entries, data);
  const root = place.dataset['root'] ?? '';
  const fail = (sentence: string): void => void (failure.textContent = sentence);
  const context = { registry, validators: createValidators((entry) => fetchSchema(root + pathOf(entry))) };
  const goOn = (): void => void (location.hash = '');
  const merging = createMergeView({ context, goOn, failed: (error) => fail(reason(error)) });
  const parts: Parts = { place, data, registry, merging, fail };
  let turn = 0;
  let leave = (): void => undefined;
  const open = async (isAsked: boolean): Promise<void> => {
    const number = ++turn;
    leave();
    fail('');
    const { wish, type } = wishIn(location.hash, parts);
    const known = type === undefined ? undefined : await fetchType(type, root);
    if (number !== turn) return;
    if (type !== undefined && known !== undefined) leave = showForm(parts, type, known, wish);
    [choose.hidden, place.hidden] = [type !== undefined, type === undefined];
    if (isAsked) byId(type === undefined ? 'choose-title' : 'form-title').focus();
  };
  const begin = (isAsked: boolean): void => {
    open(isAsked).catch((error: unknown) =>
      fail(`The form could not be fetched. ${reason(error)} Load the page anew.`),
    );
  };
  makeTypeChoice(choose, registry, data.pages);
  addEventListener('hashchange', () => begin(true));
  begin(false);
}
