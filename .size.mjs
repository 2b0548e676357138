import { build } from 'esbuild';
const r = await build({ entryPoints: [process.argv[2] ?? 'src/site/validate/worker.ts'], bundle: true, splitting: true, format: 'esm', outdir: '/tmp/core-out', minify: true, metafile: true, target: 'es2022', platform: 'browser', write: false, legalComments: 'none' });
for (const [o, x] of Object.entries(r.metafile.outputs)) { console.log('==', o, x.bytes, x.entryPoint ?? '', x.imports.map(i=>i.path.split('/').pop()+':'+i.kind).join(' ')); 
 const g = {}; for (const [f, y] of Object.entries(x.inputs)) { const k = f.includes('node_modules') ? f.split('node_modules/')[1].split('/').slice(0,2).join('/') : f; g[k] = (g[k] ?? 0) + y.bytesInOutput; }
 for (const [k, v] of Object.entries(g).sort((a,b)=>b[1]-a[1]).slice(0, 45)) console.log(v, k); }
