/**
 * Marks in the list of what stands on the page the section that is being read.
 *
 * @param list The list.
 */
export function followSections(list: Element): void {
  const links = new Map<Element, Element>();
  for (const link of list.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')) {
    const section = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (section !== null) links.set(section, link);
  }
  const seen = new IntersectionObserver(
    (entries) => {
      const entered = entries.find(({ isIntersecting }) => isIntersecting);
      const link = entered && links.get(entered.target);
      if (link === undefined) return;
      for (const other of links.values()) other.removeAttribute('aria-current');
      link.setAttribute('aria-current', 'true');
    },
    { rootMargin: '0px 0px -70% 0px' },
  );
  for (const section of links.keys()) seen.observe(section);
}
