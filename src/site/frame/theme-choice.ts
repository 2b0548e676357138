import { themeKey } from './theme-key.ts';

/**
 * Runs in every page before it is first painted: it sets the theme that was chosen, and says that scripts run. It is the
 * one script that stands in the pages, because a file would come too late.
 */
export const themeScript = `(d=>{d.scripted='';try{let t=localStorage['${themeKey}'];if(t=='light'||t=='dark')d.theme=t}catch{}})(document.documentElement.dataset)`;

const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(themeScript));

/** How the policy of a page names this script. */
export const themeScriptHash = `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
