import type { Grammar } from './grammar.ts';

const library = { pipname: 'example' };
const notebook = { notebook: 'https://example.org/a.ipynb' };

/** Conditions of the right form that mean nothing. */
export const unknownConditions = ["name; foobar=='x'", "name; (os_name=='a'", "name; os_name=='a')"];

export const names: Grammar = {
  standard: 'names of projects and extras (PEP 503)',
  fields: {
    'python-library#/pipname': {},
    'python-library#/extras/0': { ...library, extras: [] },
  },
  written: [
    {
      where: 'Names and normalization',
      accepts: [
        'friendly-bard',
        'Friendly-Bard',
        'FRIENDLY-BARD',
        'friendly.bard',
        'friendly_bard',
        'friendly--bard',
        'FrIeNdLy-._.-bArD',
        'a',
        '1',
      ],
      refuses: ['', '_not_legal', '-x', 'x-', '.x', 'x.', 'a b', 'a/b', 'é', 'hi\n', 'numpy>=1', 'foo!'],
    },
  ],
};

export const requirements: Grammar = {
  standard: 'requirements (PEP 508)',
  fields: {
    'python-library#/requires_dist/0': { ...library, requires_dist: [] },
    'conda-environment#/pip/0': { dependencies: ['python'], pip: [] },
    'jupyter-notebook#/requirements/0': { ...notebook, requirements: [] },
  },
  written: [
    {
      where: 'Dependency specifiers, sections Examples, Extras and Environment Markers',
      accepts: [
        'requests [security,tests] >= 2.8.1, == 2.8.* ; python_version < "2.7"',
        'pip @ https://github.com/pypa/pip/archive/1.3.1.zip#sha1=da9234ee9982d4bbb3c72346a6de940a148ea686',
        'requests[security,tests]',
        'argparse;python_version<"2.7"',
      ],
      refuses: ['', 'a b', '-r requirements.txt', '--no-deps', './example.whl', 'git+https://example.org/x.git'],
    },
    {
      where: 'Dependency specifiers, the tests at the end of Complete Grammar',
      accepts: [
        'A',
        'A.B-C_D',
        'aa',
        'name',
        'name<=1',
        'name>=3',
        'name>=3,',
        'name>=3,<2',
        'name@http://foo.com',
        "name [fred,bar] @ http://foo.com ; python_version=='2.7'",
        "name[quux, strange];python_version<'2.7' and platform_version=='2'",
        "name; os_name=='a' or os_name=='b'",
        "name; os_name=='a' and os_name=='b' or os_name=='c'",
        "name; os_name=='a' and (os_name=='b' or os_name=='c')",
        "name; (os_name=='a' or os_name=='b') and os_name=='c'",
      ],
      refuses: [],
    },
    {
      where: 'packaging, tests/test_requirements.py',
      accepts: [
        'foo-bar.quux_baz',
        'name (==4)',
        'name >=2, <3',
        'foo[]',
        'foobar [quux,bar]',
        "aviato>=1.2.3; 'f' in sys_platform",
        'name @ file:///absolute/path',
        "foo @ https://example.com/name;v=1.1/?query=foo&bar=baz#blah ; python_version=='3.4'",
      ],
      refuses: [
        'foo!',
        'toto 42',
        'name; foo',
        'name=3',
        'name (==4',
        'name[bar',
        'name;',
        "name; python_version='2.7'",
      ],
    },
    {
      where: 'Dependency specifiers, the list of marker variables, and brackets that match',
      accepts: [],
      refuses: unknownConditions,
    },
  ],
};
