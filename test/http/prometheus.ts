/** A time series with its value. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const sampleForm = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (\S+)$/;
const labelForm = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y;

function labelsOf(text: string): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  labelForm.lastIndex = 0;
  while (labelForm.lastIndex < text.length) {
    const [, name = '', value = ''] = labelForm.exec(text) ?? [];
    if (name === '' || name in labels) throw new Error(`These are no labels: ${text}`);
    labels[name] = value;
  }
  return labels;
}

/** The name of the family to which a sample belongs. */
function familyOf(name: string, types: ReadonlyMap<string, string>): string | undefined {
  const parts = name.replace(/_(?:bucket|sum|count)$/, '');
  if (types.has(name)) return types.get(name) === 'histogram' ? undefined : name;
  return types.get(parts) === 'histogram' ? parts : undefined;
}

/**
 * Reads the text format of Prometheus 0.0.4, more strictly than Prometheus does: each family has its help and type once and
 * first, its samples stand together, and none comes twice.
 *
 * @param text The text.
 * @returns The samples.
 * @throws {Error} When a line has another form, or stands at another place.
 */
export function readPrometheus(text: string): readonly Sample[] {
  if (!text.endsWith('\n')) throw new Error('The last line has no end.');
  const helps = new Set<string>();
  const types = new Map<string, string>();
  const seen = new Set<string>();
  let current = '';
  return text
    .slice(0, -1)
    .split('\n')
    .flatMap((line) => {
      const [, word, family = '', rest = ''] = /^# (HELP|TYPE) (\S+) (.+)$/.exec(line) ?? [];
      if (word === 'HELP' && !helps.has(family)) {
        helps.add((current = family));
        return [];
      }
      if (word === 'TYPE' && current === family && !types.has(family) && /^(?:counter|gauge|histogram)$/.test(rest)) {
        types.set(family, rest);
        return [];
      }
      const [, name = '', labels = '', value = ''] = sampleForm.exec(line) ?? [];
      const key = `${name}{${labels}}`;
      if (familyOf(name, types) !== current || seen.has(key) || Number.isNaN(Number(value)))
        throw new Error(`This line has no place here: ${line}`);
      seen.add(key);
      return [{ name, labels: labelsOf(labels), value: Number(value) }];
    });
}
