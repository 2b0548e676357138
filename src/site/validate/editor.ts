import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics } from '@codemirror/lint';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import { editorTheme, textColours } from './editor-look.ts';
import { textTokens } from './text-tokens.ts';
import type { Span } from './places.ts';
import type { TextPane } from './text-pane.ts';

/** What an editor takes over from the field before it. */
export interface Before {
  readonly text: string;
  readonly selection: Span;
  readonly scrollTop: number;
  /** What stands in it while it is empty. */
  readonly hint: string;
}

/** The text in an editor. */
export interface Editor extends TextPane {
  readonly focus: () => void;
}

const label = { 'aria-label': 'The text to check', 'aria-multiline': 'true', spellcheck: 'false', tabindex: '0' };

function stateOf({ text, selection, hint }: Before, changed: () => void): EditorState {
  return EditorState.create({
    doc: text,
    selection: { anchor: selection.from, head: selection.to },
    extensions: [
      lineNumbers(),
      history(),
      // Tab is not among the keys: it leads on to what follows the editor, as everywhere on the page.
      keymap.of([...defaultKeymap, ...historyKeymap]),
      textTokens,
      syntaxHighlighting(textColours),
      EditorView.lineWrapping,
      placeholder(hint),
      EditorView.contentAttributes.of(label),
      EditorView.updateListener.of(({ docChanged }) => docChanged && changed()),
      editorTheme,
    ],
  });
}

function changes(view: EditorView): Pick<TextPane, 'open' | 'change'> {
  return {
    open: (text) => {
      const whole = { from: 0, to: view.state.doc.length, insert: text };
      view.dispatch({ changes: whole, selection: { anchor: 0 }, scrollIntoView: true });
    },
    change: (edits) => {
      view.dispatch({ changes: edits, annotations: Transaction.userEvent.of('input.fix') });
    },
  };
}

/**
 * Makes an editor with line numbers, colours and underlines. It stands in a shadow root: there its style is taken in as
 * sheets made by script, which the policy of the page allows, and not as elements, which it refuses.
 *
 * @param place Where it stands.
 * @param changed Is called when the text has changed, whoever changed it.
 * @param before What it takes over.
 * @returns The editor.
 */
export function createEditor(place: HTMLElement, changed: () => void, before: Before): Editor {
  const root = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
  const view = new EditorView({ state: stateOf(before, changed), parent: root, root });
  requestAnimationFrame(() => (view.scrollDOM.scrollTop = before.scrollTop));
  return {
    text: () => view.state.doc.toString(),
    ...changes(view),
    goTo: ({ from, to }) => {
      const effects = EditorView.scrollIntoView(from, { y: 'center' });
      view.dispatch({ selection: { anchor: from, head: to }, effects });
      view.focus();
    },
    mark: (marks) => {
      const { length } = view.state.doc;
      const known = marks.filter(({ to }) => to <= length);
      view.dispatch(setDiagnostics(view.state, [...known]));
    },
    focus: () => view.focus(),
  };
}
