import type { Grammar } from './grammar.ts';

const at = { url: 'https://git.example.org/survey/software', path: 'a.txt' };

export const gitRefs: Grammar = {
  standard: 'names of branches and tags (git check-ref-format)',
  fields: {
    'docker-compose#/repository/ref': { repository: at },
    'kubernetes-cluster#/repository/ref': { repository: at },
    'kubernetes-cluster#/helm/0/repository/ref': { helm: [{ release: 'a', repository: at }] },
    'conda-environment#/repository/ref': { repository: { ...at, path: 'environment.yml' } },
    'jupyter-notebook#/repository/ref': { repository: { ...at, path: 'a.ipynb' } },
    'zeppelin-notebook#/repository/ref': { repository: { ...at, path: 'a.zpln' } },
    'esap-notebook#/ref': { url: at.url },
    'binder-notebook#/ref': { provider: 'gh', repository: 'survey/software' },
  },
  written: [
    {
      where: 't/t1402-check-ref-format.sh at 8b17566, with --allow-onelevel',
      accepts: ['foo', 'foo/bar', 'foo/bar/baz', 'foo./bar', 'heads/foo@bar', 'heads/fuß'],
      refuses: [
        '',
        '/',
        'refs///heads/foo',
        'heads/foo/',
        '/heads/foo',
        './foo',
        './foo/bar',
        'foo/./bar',
        'foo/bar/.',
        '.refs/foo',
        'refs/heads/foo.',
        'heads/foo..bar',
        'heads/foo?bar',
        'heads/foo.lock',
        'foo.lock/bar',
        'heads/v@{ation',
        'heads/foo\\bar',
        'heads/foo\t',
        'heads/foo\u007f',
        'foo/*',
        '*',
      ],
    },
    {
      where: 'git-check-ref-format(1), the ten rules, and --branch: no name begins with a hyphen',
      accepts: [
        'HEAD',
        'main',
        'feature/new-plots',
        'v1.2',
        'refs/heads/main',
        '0123456789abcdef0123456789abcdef01234567',
        '@x',
      ],
      refuses: ['@', '-naster', 'a b', 'a~1', 'a^', 'a:b', 'a[b', '@{-1}', 'a//b', 'a/.b'],
    },
  ],
};
