import { StreamLanguage } from '@codemirror/language';

/**
 * Tells the parts of a JSON text apart, for their colours only: what is wrong with the text, the engine says. YAML, whose
 * texts and numbers look alike, has colours where it is written like JSON.
 */
export const jsonTokens = StreamLanguage.define({
  name: 'json',
  token: (stream) => {
    if (stream.eatSpace()) return null;
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
    if (stream.match(/^-?[0-9][0-9.eE+-]*/)) return 'number';
    if (stream.match(/^(?:true|false)\b/)) return 'bool';
    if (stream.match(/^null\b/)) return 'null';
    stream.next();
    return 'punctuation';
  },
});
