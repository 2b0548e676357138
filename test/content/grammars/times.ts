import type { Grammar } from './grammar.ts';

export const durations: Grammar = {
  standard: 'durations (ISO 8601)',
  fields: { 'kubernetes-cluster#/minduration': { manifests: ['https://example.org/app.yaml'] } },
  written: [
    {
      where:
        'RFC 3339, appendix A, and its cases in JSON-Schema-Test-Suite, draft2020-12/optional/format/duration.json',
      accepts: [
        'PT1H',
        'P4DT12H30M5S',
        'P4Y',
        'PT0S',
        'P0D',
        'P1M',
        'PT1M',
        'PT36H',
        'P1DT12H',
        'P2W',
        'P1Y2M3DT4H5M6S',
        'PT1H2M3S',
        'P1M2D',
        'P01D',
      ],
      refuses: [
        '',
        'P1H',
        'PT1D',
        'P2S',
        '4DT12H30M5S',
        'P',
        'PT',
        'P1YT',
        'P2D1Y',
        'P1D2H',
        'P1Y2W',
        'P1WT1H',
        'P1',
        'P২Y',
        ' P1D',
        'P1D\n',
        '-P1D',
        'P-1D',
        'P1e2D',
      ],
    },
    {
      where:
        'ISO 8601-1:2019, 5.5.2.2: what is zero may be left out, also in the middle; the last number may have a fraction',
      accepts: ['P1Y2D', 'PT1H2S', 'P1YT1S', 'PT0.5H', 'PT0,5H', 'P0.5Y'],
      refuses: ['P0.5YT1H', 'PT1S1H'],
    },
    {
      where: 'what is written for durations elsewhere: the note (60s, 5m), UWS (seconds), Go and Compose (1m30s)',
      accepts: [],
      refuses: ['60s', '5m', '3600', 3600, '1m30s', '1h', 'pt1h', 'PT1h'],
    },
  ],
};

export const uwsTimes: Grammar = {
  standard: 'instants (UWS 1.1)',
  fields: { 'uws-job#/destruction': { jobname: 'ctbin' } },
  written: [
    {
      where: 'UWS 1.1, section 2.2.1: ISO 8601, a T between date and time, UTC with a Z',
      accepts: ['2016-01-01T00:00:00Z', '2016-01-01T00:00:00.55555Z'],
      refuses: [
        '2009-05-29T17:12:48.035+01:00',
        '2016-01-01T00:00:00',
        '2016-01-01 00:00:00Z',
        '2016-01-01',
        '20160101T000000Z',
        '2016-01-01T00:00:00z',
        '2016-01-01t00:00:00Z',
        'AA',
      ],
    },
    {
      where: 'RFC 3339, section 5.8, and the days and hours that there are (section 5.7)',
      accepts: ['1985-04-12T23:20:50.52Z', '1990-12-31T23:59:60Z', '2024-02-29T12:00:00Z'],
      refuses: [
        '1996-12-19T16:39:57-08:00',
        '1937-01-01T12:00:27.87+00:20',
        '2023-02-29T12:00:00Z',
        '2026-13-01T00:00:00Z',
        '2026-04-31T00:00:00Z',
        '2026-01-01T24:00:00Z',
        '2026-01-01T12:60:00Z',
      ],
    },
  ],
};

export const uwsSeconds: Grammar = {
  standard: 'durations (UWS 1.1)',
  fields: {
    'uws-job#/executionDuration': { jobname: 'ctbin' },
    'uws#/maxExecutionDuration': { endpoint: 'https://uws.example.org/rest/ctbin' },
  },
  written: [
    {
      where: 'UWS 1.1, section 2.1.4: whole seconds, 0 for no limit; xs:int in UWS.xsd',
      accepts: [0, 120, 86400, 2147483647],
      refuses: [-1, 0.5, 2147483648, '120', 'PT2M', null],
    },
  ],
};
