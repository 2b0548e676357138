import { offerCopying } from './copying.ts';
import { offerSearch } from './searching.ts';
import { followSections } from './sections.ts';
import { offerThemes } from './theme.ts';

const search = document.getElementById('search');
const theme = document.getElementById('theme');
const contents = document.querySelector('.contents[aria-label="On this page"]');

offerCopying();
if (search !== null) offerSearch(search);
if (theme !== null) offerThemes(theme);
if (contents !== null) followSections(contents);
