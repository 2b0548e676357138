/** Name of the file that holds what is searched, at the root of the site. */
export const searchIndexFile = 'search-index.js';
