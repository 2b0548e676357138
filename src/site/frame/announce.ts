let place: HTMLElement | undefined;

/**
 * Tells something to those who hear the page instead of seeing it.
 *
 * @param text What is told.
 */
export function announce(text: string): void {
  if (place === undefined) {
    place = document.createElement('p');
    place.className = 'unseen';
    place.setAttribute('role', 'status');
    document.body.append(place);
  }
  const told = place;
  told.textContent = '';
  // The same words twice would not be told a second time, and a region that is new has to be known first.
  setTimeout(() => (told.textContent = text), 50);
}
