import { describe, expect, it } from 'vitest';
import { readReply } from '../../src/planner.entry.ts';

const offered = { servicetype: 'uri://jupyter-hub', serviceinfo: { endpoint: 'http://example.org/hub' } };

describe('a reply', () => {
  it.each([
    ['a list of interfaces', { reponseword: 'YES', interfaces: [offered] }],
    ['one interface written flat', { reponseword: 'YES', ...offered }],
    ['the corrected spelling', { responseword: 'YES', interfaces: [offered] }],
    ['the corrected spelling in any case', { responseWord: 'Yes', interfaces: [offered] }],
    ['small letters', { reponseword: 'yes', interfaces: [offered] }],
  ])('is read that has %s', (_, message) => {
    expect(readReply(message)).toMatchObject({ word: 'YES', interfaces: [offered] });
  });

  it('tells its reasons, also with a status of HTTP alone as the note has them', () => {
    const reasons = [{ httpcode: 403, text: 'Not authorised' }];
    expect(readReply({ reponseword: 'NO', reponseinfo: { reasons } })).toMatchObject({ word: 'NO', reasons });
  });

  it('tells its conditions and its resources', () => {
    const conditions = [{ path: '/taskinfo/image', text: 'It depends.' }];
    const message = {
      reponseword: 'YES',
      interfaces: [offered],
      resources: { maxcores: 12 },
      reponseinfo: { conditions },
    };
    expect(readReply(message)).toMatchObject({ conditions, resources: { maxcores: 12 } });
  });

  it.each([
    ['nothing', {}],
    ['a text', 'YES'],
    ['a list', []],
    ['another word', { reponseword: 'MAYBE' }],
    ['a YES without an interface', { reponseword: 'YES' }],
    ['a YES and a NO', { reponseword: 'YES', responseword: 'NO', interfaces: [offered] }],
    ['a YES whose only interface is none', { reponseword: 'YES', interfaces: ['uri://jupyter-hub'] }],
  ])('is neither YES nor NO where it is %s, and a problem says why', (_, message) => {
    const read = readReply(message);
    expect(read).not.toHaveProperty('word');
    expect(read.problems.length).toBeGreaterThan(0);
  });
});
