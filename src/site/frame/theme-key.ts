/** Under which name a browser remembers the theme that was chosen. */
export const themeKey = 'tasktypes:theme';
