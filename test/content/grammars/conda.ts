import type { Grammar } from './grammar.ts';

export const matchSpecifications: Grammar = {
  standard: 'match specifications (conda)',
  fields: { 'conda-environment#/dependencies/0': { dependencies: [] } },
  written: [
    {
      where: 'tests/models/test_match_spec.py at 0011c96, test_match_1 and test_star_name',
      accepts: [
        'numpy 1.7*',
        'numpy >=1.8,<1.9',
        'numpy >1.8,<2|==1.7',
        'numpy==1.7.1.0.0',
        'numpy *.7.*,>=1',
        'numpy 1.6.2|1.7*',
        'numpy 1.7.1 py27_0',
        'numpy >=1.0.1*.vc11',
        'blas * openblas_0',
        'python',
        '* 2.7.4',
        '*>1.8,<2|==1.7',
      ],
      refuses: [],
    },
    {
      where: 'tests/models/test_match_spec.py at 0011c96, test_canonical_string_forms',
      accepts: [
        'numpy=1.7',
        "numpy[version='1.7|1.8']",
        'numpy[version=1.10 build=py38_0]',
        'numpy=1.7.*=py3*_2',
        'https://repo.anaconda.com/pkgs/free::numpy',
        'conda-forge/linux-64::numpy',
        '*/win-32::numpy[subdir="osx-64"]',
        'numpy[channel=conda-forge,subdir=noarch]',
        'numpy !=1.10 py38_0',
        'numpy~=1.10.1',
        'openssl>=1.1.1_,!=1.1.1c',
        'zope.int>=1.3,<3.0',
        'conda-canary/linux-64::conda==4.3.21.post699+1dab973=py36h4a561cd_0',
        'mkl@',
      ],
      refuses: [],
    },
    {
      where:
        'tests/models/test_match_spec.py at 0011c96, test_parse_spec_str_with_brackets, test_strictness, test_tarball_match_specs',
      accepts: [
        'defaults::numpy=1.8=py27_0 [channel=anaconda,version=1.9, build=3]',
        'tensorflow[name=* version=* md5=253b922ecdb5a30884875948b8904983]',
        "*[license_family='LGPL']",
        'numpy=',
        'test* 1.2',
        'https://conda.anaconda.org/conda-canary/linux-64/conda-4.3.21.post699+1dab973-py36h4a561cd_0.tar.bz2',
      ],
      refuses: [],
    },
    {
      where: 'tests/models/test_match_spec.py at 0011c96, test_matchspec_errors and test_invalid_match_spec',
      accepts: [],
      refuses: ['', 'blas [optional', 'blas [test=]', 'blas[invalid="1"]', '!xyz 1.3', '=', '=1.0'],
    },
    {
      where: 'the virtual packages of conda, and what an environment.yml has beside packages',
      accepts: ['__glibc>=2.17', '__cuda', '__archspec=1=x86_64_v3', '_libgcc_mutex 0.1'],
      refuses: ['-c conda-forge', './package.tar.bz2', 'pip:', 'numpy>=1.20 # why'],
    },
  ],
};
