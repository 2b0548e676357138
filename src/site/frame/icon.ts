const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1a4f96"/><path d="M8 10h16M16 10v14" stroke="#fff" stroke-width="4" stroke-linecap="round"/></svg>';

/** The icon of the site, in its own address: a page makes no request for it. */
export const icon = `data:image/svg+xml,${drawing.replaceAll('"', "'").replace(/[<>#]/g, encodeURIComponent)}`;
