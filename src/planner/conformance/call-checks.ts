import { mayBeRead } from './answer-checks.ts';
import { postText, preflightCall, type Call } from './call.ts';
import { fault, judged, warning, type Check } from './check.ts';

const wrongCall: Check = {
  id: 'wrong-call-is-refused',
  sentence: 'A call that is no question is refused with 4xx',
  advice: 'Answer with status 400 and a body that says what is wrong; application/problem+json is the form for it.',
  run: async ({ url, ask }, advice) => {
    const nothing: Call = { method: 'GET', url, headers: {} };
    const bodies = ['{"taskinfo": {}}', '{"tasktype": 17}', '{"tasktype": ', '[]'];
    const calls = [nothing, ...bodies.map((body) => postText(url, body))];
    return judged(await ask(calls.map((call) => ({ call }))), advice, ({ exchange: { received } }) => {
      const { status = 0, text = '', mediaType = '' } = received ?? {};
      if (status < 400 || status > 499) return fault('a status from 400 to 499');
      if (text.trim() === '') return fault('a body that says what is wrong');
      return mediaType === 'text/html' ? warning('a body that a program can read') : undefined;
    });
  },
};

const preflight: Check = {
  id: 'pages-may-send-json',
  sentence: 'Pages of other sites may send JSON',
  advice:
    'Answer OPTIONS with status 204, Access-Control-Allow-Origin: * and Access-Control-Allow-Headers: content-type.',
  run: async ({ url, ask }, advice) =>
    judged(await ask([{ call: preflightCall(url) }]), advice, ({ exchange }) => {
      const { status = 0, fields } = exchange.received ?? {};
      const said = `status ${status}`;
      if (status < 200 || status > 299) return fault('status 204');
      if (!mayBeRead(exchange)) return fault('Access-Control-Allow-Origin: *', { said: `${said}, without it` });
      const allowed = (fields?.get('access-control-allow-headers') ?? '').toLowerCase().split(/[ ,]+/);
      return allowed.some((name) => name === 'content-type' || name === '*')
        ? undefined
        : fault('Access-Control-Allow-Headers: content-type', { said: `${said}, without it` });
    }),
};

/** Calls that are no questions. */
export const callChecks: readonly Check[] = [wrongCall, preflight];
