import type { OpenRegistry } from '../registry/open.ts';
import { acceptedBy, accepts, broader, narrower, successorOf } from '../registry/links.ts';
import { formsOf } from '../registry/fields.ts';
import { launchMeans, launchWays } from '../registry/launch-ways.ts';
import type { Type } from '../registry/registry.ts';
import { exampleBlock } from '../metadata/example-block.ts';
import { howToPaste, membersOf } from '../report/proposal-text.ts';
import type { Look } from '../report/style.ts';
import { padded } from '../report/cells.ts';
import { visible } from '../spec/words.ts';
import { wrap } from '../report/wrap.ts';
import { infoMember, versionOf, type Example, type Spec } from '../spec/spec.ts';
import { formLines } from './fields.ts';
import { launchLines } from './launch-text.ts';

/** A version of a type, and what it is shown with. */
interface Subject {
  readonly registry: OpenRegistry;
  readonly type: Type<Spec>;
  readonly spec: Spec;
  readonly look: Look;
}

type Lines = readonly string[];

function section(title: string, lines: Lines, { style }: Look): Lines {
  return lines.length === 0 ? [] : ['', style.bold(title), ...lines];
}

function standing({ registry, type, spec, look }: Subject): Lines {
  const { status, deprecated, confirmed, level, owner } = spec;
  const successor = successorOf(registry, type);
  const instead = successor === undefined ? '' : ` Use ${successor.uri} instead.`;
  const retired =
    deprecated === undefined
      ? []
      : wrap(`It is ${status} since ${deprecated.since}: ${deprecated.why}${instead}`, look);
  const unconfirmed = confirmed === undefined && level === 'platform';
  const written = `Written from public sources by this registry, not confirmed by ${owner.name}.`;
  return [...retired.map(look.style.yellow), ...(unconfirmed ? wrap(written, look) : [])];
}

function identity({ registry, type, spec }: Subject): Lines {
  const { owner, confirmed } = spec;
  const names = (types: readonly Type[]): string => types.map(({ name }) => name).join(', ');
  const rows = [
    ['URI', type.uri],
    ['Owner', owner.url === undefined ? owner.name : `${owner.name}, ${owner.url}`],
    ['Confirmed', confirmed === undefined ? '' : `by ${confirmed.by} on ${confirmed.date}, ${confirmed.url}`],
    ['Specialises', names(broader(registry, type))],
    ['Narrower', names(narrower(registry, type))],
    ['Versions', type.versions.length > 1 ? type.versions.map(versionOf).join(', ') : ''],
  ] as const;
  return rows.filter(([, value]) => value !== '').map(([label, value]) => `${padded(label, 12)} ${visible(value)}`);
}

function fieldLines({ registry, spec, look }: Subject): Lines {
  const forms = formsOf(registry.schemaOf(spec));
  const title = `${infoMember(spec.kind)}${forms.length > 1 ? `, in one of ${forms.length} forms` : ''}`;
  return section(title, formLines(forms, look), look);
}

function exampleLines({ spec, look }: Subject): Lines {
  const example = spec.examples.find(({ verdict }) => verdict === 'accepted');
  if (example?.verdict !== 'accepted') return [];
  const lines = example.text.trimEnd().split('\n').map((line) => `  ${visible(line)}`); // prettier-ignore
  return section(`Example: ${visible(example.name)}`, lines, look);
}

function blockLines({ type, spec, look }: Subject): Lines {
  const block = exampleBlock(spec, type.uri);
  if (block === undefined) return [];
  const note = block.note === undefined ? [] : ['', ...wrap(block.note, look, '  ')];
  const members = membersOf(block).map((line) => `  ${line}`);
  return section('In codemeta.json', [...wrap(howToPaste, look, '  '), '', ...members, ...note], look);
}

function runnerLines({ registry, type, look }: Subject): Lines {
  const lines = acceptedBy(registry, type).flatMap(({ servicetype, acceptance }) => {
    const means = launchMeans(launchWays(servicetype.current, acceptance.tasktype));
    return [
      `  ${look.style.bold(visible(servicetype.name))}  ${visible(servicetype.current.title)}`,
      ...(acceptance.when === undefined ? [] : wrap(acceptance.when, look, '      ')),
      ...(means === '' ? [] : wrap(`How it is started: ${means}.`, look, '      ')),
    ];
  });
  return section(
    'Who runs it',
    type.kind === 'tasktype' && lines.length === 0 ? ['  No servicetype of the registry accepts it.'] : lines,
    look,
  );
}

function acceptedLines({ registry, type, spec, look }: Subject): Lines {
  const lines = accepts(registry, type).flatMap(({ tasktype, acceptance }) => [
    `  ${look.style.bold(visible(tasktype.name))}  ${visible(tasktype.current.title)}`,
    ...(acceptance.when === undefined ? [] : wrap(acceptance.when, look, '      ')),
    ...launchLines(launchWays(spec, acceptance.tasktype), look),
  ]);
  return section('What it accepts, and how it is driven', lines, look);
}

function nameLines({ spec, look }: Subject): Lines {
  const aliases = spec.aliases.flatMap(({ uri, seen }) => [
    `  ${visible(uri)}`,
    ...wrap(`Seen: ${seen}.`, look, '      '),
  ]);
  const related = spec.related.flatMap(({ uri, how, note }) => [
    `  ${visible(uri)}  ${look.style.dim(how)}`,
    ...(note === undefined ? [] : wrap(note, look, '      ')),
  ]);
  return [...section('Also called', aliases, look), ...section('Related types elsewhere', related, look)];
}

/** What is not shown, and where it is. */
function moreLines({ spec, look }: Subject): Lines {
  const count = (wanted: Example['verdict']): string =>
    `${spec.examples.filter(({ verdict }) => verdict === wanted).length} ${wanted}`;
  const examples = `${count('accepted')} and ${count('rejected')} examples`;
  const text = `The prose, ${examples} and the patterns of texts are in ${spec.path} and on the page of the type.`;
  return section('More', wrap(text, look, '  '), look);
}

/**
 * Renders the page of a type for a terminal.
 *
 * @param subject The registry, the type, the version that is shown, and how it is laid out.
 * @returns The text, ending with a line end.
 */
export function renderTypePage(subject: Subject): string {
  const { spec, look } = subject;
  const title = look.style.bold(visible(spec.title));
  const lines = [
    `${title}  ${spec.kind} ${visible(spec.name)} ${versionOf(spec)}, ${spec.status}`,
    ...wrap(spec.summary, look),
    ...standing(subject),
    '',
    ...identity(subject),
    ...fieldLines(subject),
    ...exampleLines(subject),
    ...blockLines(subject),
    ...runnerLines(subject),
    ...acceptedLines(subject),
    ...nameLines(subject),
    ...section('Sources', spec.sources.map((uri) => `  ${visible(uri)}`), look), // prettier-ignore
    ...moreLines(subject),
  ];
  return `${lines.join('\n')}\n`;
}
