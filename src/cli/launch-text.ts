import type { ToldRequest, LaunchWay } from '../registry/launch-ways.ts';
import type { Look } from '../report/style.ts';
import { padded, widthOf } from '../report/cells.ts';
import { visible } from '../spec/words.ts';
import { wrap } from '../report/wrap.ts';

type Lines = readonly string[];

const indented = (text: string, indent: string): Lines => text.split('\n').map((line) => indent + visible(line));

function requestLines({ request, headers, body, form, then }: ToldRequest, number: number, look: Look): Lines {
  return [
    `        ${number}. ${visible(request)}`,
    ...headers.map((header) => `           ${visible(header)}`),
    ...(body === undefined ? [] : indented(body, '           ')),
    ...(form === undefined ? [] : [`           as a web form: ${visible(form)}`]),
    ...then.flatMap((sentence) => wrap(sentence, look, '           ')),
  ];
}

function variableLines(variables: LaunchWay['variables']): Lines {
  const names = variables.map(({ name }) => visible(`{${name}}`));
  const width = Math.max(0, ...names.map(widthOf));
  return variables.map(({ from }, index) => `        ${padded(names[index] ?? '', width)}  ${visible(from)}`);
}

function wayLines(
  { condition, summary, open, requests, result, byHand, variables }: LaunchWay,
  number: number,
  look: Look,
): Lines {
  const when = condition === undefined ? (number === 0 ? '' : ', otherwise') : `, if ${condition}`;
  return [
    ...wrap(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}${when}:`, look, '      '),
    ...(open === undefined ? [] : [`        Open ${visible(open)} in a browser.`]),
    ...requests.flatMap((request, index) => requestLines(request, index + 1, look)),
    ...(result === undefined ? [] : [`        Then open ${visible(result)} in a browser.`]),
    ...byHand.flatMap((sentence, index) => wrap(`${index + 1}. ${sentence}`, look, '        ')),
    ...variableLines(variables),
  ];
}

/**
 * Tells in a terminal how a service is driven for a tasktype, in the words of the page.
 *
 * @param ways The ways in the order in which a client tries them.
 * @param look How it is laid out.
 * @returns The lines: each way with its condition, what is to be done, and where its variables come from.
 */
export function launchLines(ways: readonly LaunchWay[], look: Look): Lines {
  const choice = ways.length > 1 ? wrap('The first of these ways whose condition holds is taken.', look, '      ') : [];
  return [...choice, ...ways.flatMap((way, index) => wayLines(way, index, look))];
}
