import { element, type Content } from '../browser/element.ts';
import type { GivenTask } from './engine-messages.ts';

/**
 * Shows in one line what a task is.
 *
 * @param task The task.
 * @returns The title of its type, linked where it has a page, and its first values.
 */
export function taskTitle({ title, link, about }: GivenTask): Content {
  return [
    link === undefined ? element('code', {}, title) : element('a', { href: link }, title),
    about === '' ? undefined : [' ', element('span', { class: 'about-task' }, about)],
  ];
}
