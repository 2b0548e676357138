import { checkSite } from '../remote/check-site.ts';
import { json } from '../report/json.ts';
import type { Arguments } from './arguments.ts';
import { exitCode, type Io, type WrongUse } from './io.ts';
import { createProgress, type Progress } from './progress.ts';
import { renderSite } from './site-text.ts';
import { lookOf, refuse } from './terminal.ts';
import { readWebAddress } from './web-address.ts';

const example = 'For example: tasktypes check-site https://types.example.org/';

/** Where the site begins, with a slash at its end; or what is wrong with what was written. */
function siteIn({ operands }: Arguments): string | WrongUse {
  const [written, ...more] = operands;
  if (written === undefined) return { message: 'No address is named.', hint: example };
  if (more.length > 0) return { message: 'One site is checked at a time.', hint: example };
  const url = readWebAddress(written, 'check-site', example);
  if ('message' in url) return url;
  return `${url.origin}${url.pathname.replace(/(\/index\.(json|html))?\/*$/, '')}/`;
}

/**
 * Checks a deployed registry.
 *
 * @param args The address at which the site begins; `--permanent` and `--format`.
 * @param io Where is written.
 * @returns The exit code: fine when every address answers as it must, undecided when there is no index to walk along.
 */
export async function run(args: Arguments, io: Io): Promise<number> {
  const site = siteIn(args);
  if (typeof site !== 'string') return refuse(io, site);
  let progress: Progress | undefined;
  const report = await checkSite(site, {
    permanent: args.options.has('permanent'),
    watch: (done, total) => (progress ??= createProgress(io, total, 'URIs')).show(done),
  });
  progress?.clear();
  const text = args.options.get('format') === 'json' ? json(report) : renderSite(report, lookOf(io.stdout, io));
  io.stdout.write(text);
  if (report.verdict === 'unreadable') return exitCode.undecided;
  return report.verdict === 'fine' ? exitCode.fine : exitCode.invalid;
}
