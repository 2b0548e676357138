import { formName, type Field, type Form } from '../registry/fields.ts';
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
  return [
    `  ${look.style.dim(visible(parent))}${look.style.bold(visible(name))}  ${visible(facts)}`,
    ...(about === '' ? [] : wrap(about, look, '      ')),
  ];
}

/**
 * Tells the fields of a message in a terminal, in the words of the page.
 *
 * @param forms The forms that the message may have.
 * @param look How it is laid out.
 * @returns The lines: for each form its name, where there are several, the rules across its fields, and the fields.
 */
export function formLines(forms: readonly Form[], look: Look): Lines {
  return forms.flatMap(({ description, fields, rules }, index) => {
    const title = [formName(index), ...(description === undefined ? [] : [sentence(description)])].join(': ');
    return [
      ...(forms.length > 1 ? ['', ...wrap(title, look, '  ')] : []),
      ...rules.flatMap((rule) => wrap(rule, look, '  ')),
      ...fields.flatMap((field) => fieldLines(field, look)),
    ];
  });
}
