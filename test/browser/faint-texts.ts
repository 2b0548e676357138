/**
 * Finds texts whose contrast with what lies behind them is under 4.5:1 (WCAG 2.2 AA); runs in the page.
 *
 * @returns The elements that hold them, as HTML.
 */
export function faintTexts(): readonly string[] {
  const numbers = (color: string): readonly number[] => (color.match(/[0-9.]+/g) ?? []).map(Number);
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = numbers(color).map((channel) =>
      channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return numbers(color)[3] === 0 ? behind(element.parentElement) : color;
  };
  return [...document.querySelectorAll('body *')]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
    .filter((element) => {
      const [light = 0, dark = 0] = [luminance(getComputedStyle(element).color), luminance(behind(element))].sort(
        (a, b) => b - a,
      );
      return (light + 0.05) / (dark + 0.05) < 4.5;
    })
    .map((element) => element.outerHTML.slice(0, 120));
}
