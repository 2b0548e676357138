import { tasktypes } from '../../src/official.ts';
import { html, instead, isKnown, says, yes, type Planted } from './planted.ts';

/** Planners that reply what is wrong, by what they do. */
export const faultyReplies: Readonly<Record<string, Planted>> = {
  'writes responseword': {
    mistake: ({ right, message: { reponseword, ...rest } }) =>
      reponseword === undefined ? undefined : instead(right, { responseword: reponseword, ...rest }),
    faults: ['reponseword-is-written'],
    said: '`responseword`',
  },
  'writes responseinfo': {
    mistake: ({ right, message: { reponseinfo, ...rest } }) =>
      reponseinfo === undefined ? undefined : instead(right, { ...rest, responseinfo: reponseinfo }),
    faults: ['reponseword-is-written'],
    said: '`responseinfo`',
  },
  'says NO with status 404': {
    mistake: (heard) => (says(heard, 'NO') ? instead(heard.right, heard.message, { status: 404 }) : undefined),
    faults: ['reply-has-status-200'],
    said: 'NO with status 404',
  },
  'says YES without interfaces': {
    mistake: (heard) => (says(heard, 'YES') ? instead(heard.right, { reponseword: 'YES' }) : undefined),
    faults: ['reply-has-its-shape'],
    said: 'offers no interface',
  },
  'gives no serviceinfo that its servicetype knows': {
    mistake: (heard) =>
      says(heard, 'YES') ? instead(heard.right, yes('generic-webinterface', { url: 'x' })) : undefined,
    faults: ['serviceinfo-is-valid'],
    said: 'endpoint',
  },
  'offers a service that runs something else': {
    mistake: (heard) =>
      says(heard, 'YES')
        ? instead(heard.right, yes('binder-hub', { endpoint: 'https://binder.example.org/' }))
        : undefined,
    faults: ['interface-runs-the-task'],
    said: 'binder-hub',
  },
  'offers a tasktype as a service': {
    mistake: (heard) =>
      says(heard, 'YES')
        ? instead(heard.right, {
            reponseword: 'YES',
            interfaces: [{ servicetype: tasktypes.exampleTask, serviceinfo: {} }],
          })
        : undefined,
    faults: ['serviceinfo-is-valid', 'interface-runs-the-task'],
    said: 'a tasktype',
  },
  'looks into the taskinfo of tasktypes that it does not know': {
    mistake: (heard) =>
      !isKnown(heard) && heard.body.includes('"taskinfo":[')
        ? instead(heard.right, { error: 'list indices must be integers' }, { status: 500 })
        : undefined,
    faults: ['unknown-taskinfo-is-not-read'],
    said: 'status 500',
  },
  'says YES to wrong tasks': {
    mistake: (heard) => (says(heard, 'NO') && isKnown(heard) ? instead(heard.right, yes()) : undefined),
    faults: ['wrong-task-is-no'],
    said: 'YES',
  },
  'answers wrong tasks with status 400 and no word': {
    mistake: (heard) =>
      says(heard, 'NO') && isKnown(heard) ? instead(heard.right, { error: 'invalid' }, { status: 400 }) : undefined,
    faults: ['wrong-task-is-no'],
    said: 'status 400, application/json: {"error":"invalid"}',
  },
  'refuses right tasks and does not say why': {
    mistake: ({ right, request, body }) =>
      (decodeURIComponent(request.url) + body).includes('Hello from frumblek')
        ? instead(right, { reponseword: 'NO' })
        : undefined,
    faults: ['right-task-is-answered'],
    warnings: ['no-says-why'],
    said: 'NO, without a reason',
  },
  'does not say why a task is wrong': {
    mistake: (heard) => (says(heard, 'NO') ? instead(heard.right, { reponseword: 'NO' }) : undefined),
    faults: [],
    warnings: ['no-says-why'],
    said: 'NO, without a reason',
  },
  'knows a tasktype by one URI only': {
    mistake: (heard) =>
      says(heard, 'YES') && !isKnown(heard) && heard.request.method === 'GET'
        ? instead(heard.right, { reponseword: 'NO', reponseinfo: { reasons: [{ text: 'Unknown.' }] } })
        : undefined,
    faults: ['every-uri-is-answered-alike'],
    said: 'NO, "Unknown."',
  },
  'says YES to tasktypes that nobody knows': {
    mistake: (heard) => (heard.request.url.endsWith('-frumblek') ? instead(heard.right, yes()) : undefined),
    faults: ['unknown-tasktype-is-no'],
    said: 'YES',
  },
  'shows a page where it does not know a tasktype': {
    mistake: (heard) =>
      says(heard, 'NO') && !isKnown(heard) && heard.request.method === 'GET' ? html(heard.right, 404) : undefined,
    faults: ['tasktype-alone-is-answered', 'unknown-tasktype-is-no'],
    said: 'status 404, text/html: <!DOCTYPE html>',
  },
  'says that JSON is a text': {
    mistake: (heard) => {
      if (heard.message['reponseword'] !== undefined)
        heard.right.headers.set('content-type', 'text/plain; charset=utf-8');
      return heard.right;
    },
    faults: ['reply-names-its-media-type'],
    said: 'text/plain',
  },
  'says yes in small letters': {
    mistake: (heard) =>
      says(heard, 'YES') ? instead(heard.right, { ...heard.message, reponseword: 'yes' }) : undefined,
    faults: [],
    warnings: ['reponseword-is-written'],
    said: '"yes"',
  },
  'offers a service that nobody knows': {
    mistake: (heard) =>
      says(heard, 'YES')
        ? instead(heard.right, {
            reponseword: 'YES',
            interfaces: [{ servicetype: 'https://own.example.org/service', serviceinfo: {} }],
          })
        : undefined,
    faults: [],
    warnings: ['serviceinfo-is-valid'],
    said: 'which it does not know',
  },
};
