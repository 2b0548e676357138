import type { Grammar } from './grammar.ts';

const chart = { chart: 'spark', repo: 'https://charts.example.org/' };

export const releases: Grammar = {
  standard: 'names of releases (Helm)',
  fields: { 'kubernetes-cluster#/helm/0/release': { helm: [chart] } },
  written: [
    {
      where: 'validate_name_test.go at 4f62667, TestValidateReleaseName',
      accepts: ['foo', 'foo.bar1234baz.seventyone', '123baz', 'one-two', 'a'.repeat(53)],
      refuses: [
        '',
        'FOO',
        'foo.BAR.baz',
        '-two',
        'one_two',
        'a..b',
        '%^&#$%*@^*@&#^',
        'example:com',
        'example%%com',
        'a1111111111111111111111111111111111111111111111111111111111z',
        'a'.repeat(54),
      ],
    },
  ],
};

export const ranges: Grammar = {
  standard: 'versions and ranges (SemVer 2, as Helm reads them)',
  fields: {
    'kubernetes-cluster#/helm/0/version': { helm: [{ release: 'spark', ...chart }] },
    'kubernetes-cluster#/kubeVersion': { manifests: ['https://example.org/app.yaml'] },
  },
  written: [
    {
      where: 'semver.org 2.0.0, the examples of sections 2, 9, 10 and 11',
      accepts: [
        '1.9.0',
        '1.0.0-alpha',
        '1.0.0-alpha.1',
        '1.0.0-0.3.7',
        '1.0.0-x.7.z.92',
        '1.0.0-x-y-z.--',
        '1.0.0-alpha+001',
        '1.0.0+20130313144700',
        '1.0.0+21AF26D3----117B344092BD',
      ],
      refuses: ['latest', '1.0.0-', '1.0.0+', '1.0.0-alpha..1', '1.0.0-alpha_beta', 'alpha', '1.2.3.4', '1.0.0+a+b'],
    },
    {
      where: 'constraints_test.go of Masterminds/semver at 00300c4, TestParseConstraint and TestNewConstraint',
      accepts: [
        '>= 1.2',
        '1.0',
        'v1.2',
        '=1.5',
        '> 1.3',
        '< 40.50.10',
        '<= 1.2',
        '=< 1.2',
        '=> 1.2',
        '>40.50.60, < 50.70',
        'v2.3.5-20161202202307-sha.e8fc5e5',
        '>= 1.2.3 < 2.0',
        '>= 1.2.3, < 2.0 || => 3.0, < 4',
        '3 - 4 || => 3.0, < 4',
        '12.3.34 ~1.2.3',
      ],
      refuses: ['foo', '>= bar', 'BAR >= 1.2.3', '12.3.4.1234', '12.3.34~ 1.2.3'],
    },
    {
      where: 'constraints_test.go of Masterminds/semver at 00300c4, TestConstraintsCheck and TestConstraintCheck',
      accepts: [
        '',
        '*',
        '*-0',
        '0.x.x',
        '4.1.x',
        '!=4.1-alpha',
        '<=2.x',
        '>=1.1, <2, !=1.2.3 || > 3',
        '>=1.1    < 2    != 1.2.3',
        '1.5.0 - 4.5',
        '1.1-3',
        '^1.2.x-alpha',
        '~*',
        '~1',
        '^0.0',
        '2 - 3, 4.0.0 - 5.1',
        '>=1.21.0-0',
      ],
      refuses: [],
    },
  ],
};
