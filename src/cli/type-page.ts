import type { OpenRegistry } from '../registry/open.ts';
import { acceptedBy, accepts, broader, narrower, successorOf } from '../registry/links.ts';
import type { Type } from '../registry/registry.ts';
import type { Look } from '../report/style.ts';
import { padded, visible } from '../report/visible.ts';
import { wrap } from '../report/wrap.ts';
import type { LaunchAlternative } from '../spec/lint.ts';
import { infoMember, versionOf, type Spec } from '../spec/spec.ts';
import { formsOf, type Form } from './fields.ts';
import { launchLines, launchMeans } from './launch-text.ts';

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

const launchOf = (spec: Spec, name: string): readonly LaunchAlternative[] =>
  (spec.launch[name] ?? []) as readonly LaunchAlternative[];

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

function formLines({ title, description, fields }: Form, look: Look): Lines {
  const head = title === undefined ? [] : ['', ...wrap(`${title}: ${description ?? ''}`, look, '  ')];
  const lines = fields.flatMap((field) => [
    `  ${look.style.bold(visible(field.name))}  ${visible(field.type)}${field.required ? ', required' : ''}`,
    ...(field.description === '' ? [] : wrap(field.description, look, '      ')),
  ]);
  return [...head, ...lines];
}

function fieldLines({ registry, spec, look }: Subject): Lines {
  const forms = formsOf(registry.schemaOf(spec));
  const lines = forms.flatMap((form) => formLines(form, look));
  return section(`${infoMember(spec.kind)}${forms.length > 1 ? `, in one of ${forms.length} forms` : ''}`, lines, look);
}

function exampleLines({ spec, look }: Subject): Lines {
  const example = spec.examples.find(({ verdict }) => verdict === 'accepted');
  if (example?.verdict !== 'accepted') return [];
  const lines = example.text.trimEnd().split('\n').map((line) => `  ${visible(line)}`); // prettier-ignore
  return section(`Example: ${visible(example.name)}`, lines, look);
}

function runnerLines({ registry, type, look }: Subject): Lines {
  const lines = acceptedBy(registry, type).flatMap(({ servicetype, acceptance }) => {
    const means = launchMeans(launchOf(servicetype.current, type.name));
    const { title } = servicetype.current;
    return [
      `  ${look.style.bold(visible(servicetype.name))}  ${visible(title)}${means === '' ? '' : `; started ${means}`}`,
      ...(acceptance.when === undefined ? [] : wrap(acceptance.when, look, '      ')),
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
    ...launchLines(launchOf(spec, acceptance.tasktype)).map((line) => `      ${visible(line)}`),
  ]);
  return section('What it accepts, and how it is driven', lines, look);
}

function nameLines({ spec, look }: Subject): Lines {
  const aliases = spec.aliases.flatMap(({ uri, seen }) => [`  ${visible(uri)}`, ...wrap(seen, look, '      ')]);
  const related = spec.related.flatMap(({ uri, how, note }) => [
    `  ${visible(uri)}  ${look.style.dim(how)}`,
    ...(note === undefined ? [] : wrap(note, look, '      ')),
  ]);
  return [...section('Also called', aliases, look), ...section('Related types elsewhere', related, look)];
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
    ...runnerLines(subject),
    ...acceptedLines(subject),
    ...nameLines(subject),
    ...section('Sources', spec.sources.map((uri) => `  ${visible(uri)}`), look), // prettier-ignore
  ];
  return `${lines.join('\n')}\n`;
}
