import type { Happened } from './observe.ts';

/** Counts what happened, and tells it to Prometheus. */
export interface Metrics {
  readonly count: (happened: Happened) => void;
  /** Counts documents that were checked among many. */
  readonly countDocuments: (verdict: string, documents: number) => void;
  /** Everything in the text format of Prometheus 0.0.4. */
  readonly text: () => string;
}

/** Upper ends of the classes of durations, in seconds. */
const bounds = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10] as const;

interface Durations {
  readonly classes: number[];
  sum: number;
  count: number;
}

/** A number that is read when it is asked for: a counter where its name ends in `_total`, else a gauge. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly read: () => number;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

function labelled(labels: Readonly<Record<string, string>>): string {
  const told = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `{${told.join(',')}}`;
}

/** HTTP has these methods; a client may send any word. */
const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'DELETE', 'PATCH'];

function tellDurations(durations: ReadonlyMap<string, Durations>): readonly string[] {
  return [...durations].flatMap(([route, { classes, sum, count }]) => {
    let below = 0;
    const name = 'tasktypes_http_request_duration_seconds';
    return [
      ...bounds.map((bound, index) => {
        below += classes[index] ?? 0;
        return `${name}_bucket${labelled({ route, le: String(bound) })} ${below}`;
      }),
      `${name}_bucket${labelled({ route, le: '+Inf' })} ${count}`,
      `${name}_sum${labelled({ route })} ${sum}`,
      `${name}_count${labelled({ route })} ${count}`,
    ];
  });
}

/**
 * Makes what counts the calls of one server.
 *
 * @param gauges What else there is to tell, such as the memory of the process.
 * @returns The counters, all at nothing.
 */
export function createMetrics(gauges: readonly Gauge[] = []): Metrics {
  const requests = new Map<string, number>();
  const verdicts = new Map<string, number>();
  const durations = new Map<string, Durations>();
  let brokenOff = 0;
  const add = (counts: Map<string, number>, key: string, more = 1): unknown =>
    counts.set(key, (counts.get(key) ?? 0) + more);
  const countDocuments = (verdict: string, documents: number): unknown => add(verdicts, verdict, documents);
  const count: Metrics['count'] = ({ method, route, status, duration, verdict, isBrokenOff }) => {
    if (isBrokenOff === true) brokenOff += 1;
    const known = methods.includes(method) ? method : 'other';
    add(requests, `${known} ${route} ${String(status)}`);
    if (verdict !== undefined) countDocuments(verdict, 1);
    const seconds = duration / 1_000;
    let durationsOf = durations.get(route);
    if (durationsOf === undefined) durations.set(route, (durationsOf = { classes: [], sum: 0, count: 0 }));
    const index = bounds.findIndex((bound) => seconds <= bound);
    if (index !== -1) durationsOf.classes[index] = (durationsOf.classes[index] ?? 0) + 1;
    durationsOf.sum += seconds;
    durationsOf.count += 1;
  };
  const text: Metrics['text'] = () => {
    const lines = [
      '# HELP tasktypes_http_requests_total Calls that were answered.',
      '# TYPE tasktypes_http_requests_total counter',
      ...[...requests].map(([key, number]) => {
        const [method = '', route = '', status = ''] = key.split(' ');
        return `tasktypes_http_requests_total${labelled({ method, route, status })} ${number}`;
      }),
      '# HELP tasktypes_http_answers_broken_off_total Answers among them that ended before they were whole.',
      '# TYPE tasktypes_http_answers_broken_off_total counter',
      `tasktypes_http_answers_broken_off_total ${brokenOff}`,
      '# HELP tasktypes_documents_total Documents that were checked, by verdict; lines of a batch are counted each.',
      '# TYPE tasktypes_documents_total counter',
      ...[...verdicts].map(([verdict, number]) => `tasktypes_documents_total${labelled({ verdict })} ${number}`),
      '# HELP tasktypes_http_request_duration_seconds Time until the answer was handed over, of a batch until its end.',
      '# TYPE tasktypes_http_request_duration_seconds histogram',
      ...tellDurations(durations),
      ...gauges.flatMap(({ name, help, read }) => [
        `# HELP ${name} ${help}`,
        `# TYPE ${name} ${name.endsWith('_total') ? 'counter' : 'gauge'}`,
        `${name} ${read()}`,
      ]),
    ];
    return `${lines.join('\n')}\n`;
  };
  return { count, countDocuments, text };
}
