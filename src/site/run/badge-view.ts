import { element } from '../browser/element.ts';

const words = 'Where it can run';

function snippet(id: string, title: string, text: string): HTMLElement {
  return element(
    'div',
    { class: 'snippet' },
    element(
      'div',
      { class: 'bar' },
      element('h3', {}, title),
      element(
        'button',
        { type: 'button', class: 'copy', 'data-copy': `#${id}`, 'aria-label': `Copy ${title}` },
        'Copy',
      ),
    ),
    element('pre', { id, tabindex: '0', role: 'region', 'aria-label': title }, text),
  );
}

/**
 * Shows the button that leads from a README to the places where a task can run.
 *
 * @param link The permalink of the task.
 * @param badge Address of the picture on the button.
 * @returns A part of the page.
 */
export function badgeView(link: string, badge: string): HTMLElement {
  const picture = element('img', { src: badge, alt: words, width: '172', height: '28' });
  return element(
    'section',
    { class: 'badge', 'aria-labelledby': 'badge-title' },
    element('h2', { id: 'badge-title' }, 'A button for your README'),
    element('p', {}, 'It leads to this page, with this task:'),
    element('p', {}, element('a', { href: link }, picture)),
    snippet('badge-markdown', 'Markdown', `[![${words}](${badge})](${link})`),
    snippet(
      'badge-html',
      'HTML',
      `<a href="${link.replaceAll('&', '&amp;')}"><img src="${badge}" alt="${words}" height="28"></a>`,
    ),
  );
}
