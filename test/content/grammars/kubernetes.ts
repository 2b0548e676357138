import type { Grammar } from './grammar.ts';

const application = { manifests: ['https://example.org/app.yaml'] };
const pool = { ...application, nodePools: [{ name: 'workers', count: 1 }] };

export const quantities: Grammar = {
  standard: 'quantities (Kubernetes)',
  fields: { 'kubernetes-cluster#/nodePools/0/memory': pool, 'kubernetes-cluster#/nodePools/0/storage': pool },
  written: [
    {
      where: 'quantity_test.go of apimachinery, TestQuantityParse',
      accepts: [
        '0',
        '1',
        '0Ki',
        '8Ki',
        '7Mi',
        '6Gi',
        '5Ti',
        '4Pi',
        '3Ei',
        '5n',
        '4u',
        '3m',
        '8k',
        '7M',
        '6G',
        '5T',
        '2P',
        '1E',
        '1E-3',
        '1e3',
        '1.3E+6',
        '0.5e-2',
        '100.035k',
        '0.05Gi',
        '.001',
        '.0001k',
        '1.',
        '1.G',
        '-1.025Ti',
        '+5',
        '9223372036854775807Ki',
      ],
      refuses: ['', 'Non-Numeric'],
    },
    {
      where: 'quantity.go of apimachinery, the grammar of Quantity, and TestParse of its tests for what it refuses',
      accepts: [],
      refuses: [
        '1 Gi',
        '64GB',
        '64gi',
        '64K',
        '64ki',
        '64KB',
        '1i',
        '1mi',
        '1ee',
        '1e',
        '1.1.1',
        '1+1',
        '-',
        '+',
        'Gi',
        '1Gi ',
        '1,5Gi',
        64,
      ],
    },
  ],
};

const service = { ...application, interfaces: [{ service: 'portal', port: 80 }] };
const label63 = 'a'.repeat(63);

export const labels: Grammar = {
  standard: 'labels of DNS (RFC 1123)',
  fields: {
    'kubernetes-cluster#/namespace': application,
    'kubernetes-cluster#/nodePools/0/name': pool,
    'kubernetes-cluster#/interfaces/0/namespace': service,
    'kubernetes-cluster#/interfaces/0/service': service,
    'kubernetes-cluster#/helm/0/namespace': {
      helm: [{ release: 'a', chart: 'b', repo: 'https://charts.example.org/' }],
    },
  },
  written: [
    {
      where: 'validation_test.go of apimachinery, TestIsDNS1123Label; of a Service since KEP-5311',
      accepts: ['a', 'abc', 'a1', 'a-1', 'a--1--2--b', '0', '012', '1-a', label63],
      refuses: ['', 'A', 'aBc', '-', 'a-', '-a', '_', 'a_b', '.', 'a.b', '1.2', ' ', 'a b', `${label63}a`],
    },
  ],
};

export const subdomains: Grammar = {
  standard: 'subdomains of DNS (RFC 1123)',
  fields: {
    'kubernetes-cluster#/runtimeClassName': application,
    'kubernetes-cluster#/storageClasses/0': { ...application, storageClasses: [] },
  },
  written: [
    {
      where: 'validation_test.go of apimachinery, TestIsDNS1123Subdomain',
      accepts: ['a', 'a--1--2--b', '012', 'a.a', 'a-1.1', '1.2.3.4.5', 'aa.bb.cc.dd.ee', 'a'.repeat(253)],
      refuses: ['', 'A', 'a-', '_a', 'a..b', '.a', 'a.', 'a b', 'ab.A', 'a_b', 'a@b', 'a:b', 'a%b', 'a'.repeat(254)],
    },
  ],
};

export const labelNames: Grammar = {
  standard: 'names of labels (Kubernetes)',
  as: 'name',
  fields: { 'kubernetes-cluster#/nodePools/0/labels': pool },
  written: [
    {
      where: 'validation_test.go of apimachinery, TestIsQualifiedName',
      accepts: [
        'simple',
        '1-starts-with-num',
        '1234/5678',
        '1.2.3.4/5678',
        'now-with.dashes-and.dots/simple',
        'example.com/Uppercase_Is_OK_123',
        label63,
        `${'a'.repeat(253)}/${label63}`,
      ],
      refuses: [
        'nospecialchars%^=@',
        'cantendwithadash-',
        '-cantstartwithadash-',
        'only/one/slash',
        'Example.com/abc',
        'example_com/abc',
        'example.com/',
        '/simple',
        `${label63}a`,
        `${'a'.repeat(254)}/abc`,
      ],
    },
  ],
};

export const labelValues: Grammar = {
  standard: 'values of labels (Kubernetes)',
  fields: {
    'kubernetes-cluster#/nodePools/0/labels/role': {
      ...application,
      nodePools: [{ name: 'workers', count: 1, labels: {} }],
    },
  },
  written: [
    {
      where: 'validation_test.go of apimachinery, TestIsValidLabelValue',
      accepts: ['', 'simple', 'now-with-dashes', '1-starts-with-num', 'end-with-num-1', '1234', label63],
      refuses: [
        'nospecialchars%^=@',
        'Tama-nui-te-rā.is.Māori.sun',
        '\\backslashes\\are\\bad',
        '-starts-with-dash',
        'ends-with-dash-',
        '.starts.with.dot',
        'ends.with.dot.',
        `${label63}a`,
      ],
    },
  ],
};
