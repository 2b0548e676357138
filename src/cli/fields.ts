import type { Field, Form } from '../registry/fields.ts';
import { formTables } from '../registry/form-tables.ts';
import type { Look } from '../report/style.ts';
import { visible } from '../spec/words.ts';
import { wrap } from '../report/wrap.ts';

type Lines = readonly string[];

const sentence = (text: string): string => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);

function aboutField({ description, values, preset, examples }: Field): readonly string[] {
  return [
    sentence(description),
    values.length === 0 ? '' : `Takes ${values.join(', ')}.`,
    preset === undefined ? '' : `Default ${preset}.`,
    examples.length === 0 ? '' : `For example ${examples.join(', ')}.`,
  ].filter((part) => part !== '');
}

function fieldLines(field: Field, look: Look): Lines {
  const { parent, name, type, limits, required } = field;
  const facts = [type, ...limits, ...(required ? ['required'] : [])].join(', ');
  const about = aboutField(field).join(' ');
  const label = visible(parent + name);
  const [first = '', ...more] = wrap(`${label}  ${facts}`, look, '      ');
  return [
    `  ${look.style.dim(visible(parent))}${look.style.bold(visible(name))}${first.trimStart().slice(label.length)}`,
    ...more,
    ...(about === '' ? [] : wrap(about, look, '      ')),
  ];
}

function tableLines({ fields, rules }: Pick<Form, 'fields' | 'rules'>, look: Look): Lines {
  return [...rules.flatMap((rule) => wrap(rule, look, '  ')), ...fields.flatMap((field) => fieldLines(field, look))];
}

/**
 * Tells the fields of a message in a terminal, in the words of the page.
 *
 * @param forms The forms that the message may have.
 * @param look How it is laid out.
 * @returns The lines: for each form its name, where there are several, the rules across its fields, and the fields; at the
 *   end what all forms have.
 */
export function formLines(forms: readonly Form[], look: Look): Lines {
  const tables = formTables(forms);
  const isShared = tables.fields.length + tables.rules.length > 0;
  const heading = (text: string): Lines => ['', ...wrap(text, look, '  ').map(look.style.bold)];
  return [
    ...tables.forms.flatMap((form) => {
      const { name, description } = form;
      const title = description === undefined ? name : `${name}: ${sentence(description)}`;
      return [...(forms.length > 1 ? heading(title) : []), ...tableLines(form, look)];
    }),
    ...(isShared ? [...heading('In every form'), ...tableLines(tables, look)] : []),
  ];
}
