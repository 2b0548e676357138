import { describe, expect, it } from 'vitest';
import { readDockerfile } from '../../../src/infer/containers/dockerfile.ts';
import { webInterfaceOf } from '../../../src/infer/containers/web-interface.ts';

const webOf = (text: string): ReturnType<typeof webInterfaceOf> => {
  const image = readDockerfile(text);
  return image && webInterfaceOf(image, 'Dockerfile');
};

function portOf(text: string): number | string | undefined {
  const web = webOf(text);
  return web && ('because' in web ? web.because : web.port);
}

describe('the image of a Dockerfile has a web page', () => {
  it.each([
    ['EXPOSE 8888\nCMD ["jupyter", "lab", "--ip=0.0.0.0"]', 8888],
    ['EXPOSE 8888\nENTRYPOINT ["tini", "-g", "--"]\nCMD ["start-notebook.sh"]', 8888],
    ['EXPOSE 8501\nCMD streamlit run app.py --server.port=8501', 8501],
    ['EXPOSE 8050\nCMD ["/bin/bash", "-lc", "cd /app && exec gunicorn -b :8050 app:server"]', 8050],
    [
      'EXPOSE 5000\nENTRYPOINT ["./docker-entrypoint.sh"]\nCMD ["flask", "--app", "survey", "run", "--host=0.0.0.0"]',
      5000,
    ],
    [
      'EXPOSE 8000\nCMD ["conda", "run", "-n", "base", "--no-capture-output", "uvicorn", "app:app", "--host", "0.0.0.0"]',
      8000,
    ],
    ['EXPOSE 8000\nCMD ["uv", "run", "fastapi", "run", "app.py"]', 8000],
    ['EXPOSE 8000\nCMD python3 manage.py runserver 0.0.0.0:8000', 8000],
    ['EXPOSE 3000 9229\nCMD ["npm", "run", "start"]', 3000],
    ['EXPOSE 3000\nCMD ["node", "dist/server.js"]', 3000],
    ['EXPOSE 3838\nCMD ["R", "-e", "shiny::runApp(\'/app\', port = 3838)"]', 3838],
    ['EXPOSE 9090\nUSER a\nCMD ["gosu", "www", "nginx", "-g", "daemon off;"]', 9090],
    ['EXPOSE 5006\nCMD panel serve app.ipynb --port 5006', 5006],
  ])('%s', (text, port) => {
    expect(portOf(`FROM debian\n${text}`)).toBe(port);
  });

  it.each([
    ['rocker/rstudio:4.4', 8787],
    ['ghcr.io/rocker-org/shiny', 3838],
    ['jupyter/base-notebook', 8888],
  ])('by the documentation of %s', (base, port) => {
    expect(portOf(`FROM ${base}`)).toBe(port);
  });
});

describe('the image of a Dockerfile has no web page that is evident', () => {
  it.each([
    ['no port', 'CMD jupyter lab', undefined],
    ['no port, and a command', 'ENTRYPOINT ["survey"]', undefined],
    ['a port of UDP', 'EXPOSE 8000/udp\nCMD gunicorn app:app', undefined],
    ['a program that is not known', 'EXPOSE 8000\nCMD ["python", "app.py"]', 'not known to serve'],
    ['a notebook that is only converted', 'EXPOSE 8000\nCMD jupyter nbconvert lab.ipynb', 'not known to serve'],
    ['a shell that is asked for', 'EXPOSE 8000\nCMD ["bash"]', 'not known to serve'],
    ['a database port', 'EXPOSE 5432\nCMD gunicorn app:app', 'none that a browser opens'],
    ['two ports', 'EXPOSE 8000 8080\nCMD gunicorn app:app', 'cannot be told'],
    [
      'another port than it says',
      'EXPOSE 8080\nCMD uvicorn app:app --host 0.0.0.0 --port 8000',
      '8000, which EXPOSE does not name',
    ],
    ['the loopback address', 'EXPOSE 8888\nCMD jupyter lab --ip=127.0.0.1', '127.0.0.1 only'],
    ['the loopback address of gunicorn', 'EXPOSE 8000\nCMD gunicorn -b 127.0.0.1:8000 app:app', '127.0.0.1 only'],
    ['the loopback address by default', 'EXPOSE 5000\nCMD flask run', 'bind to 0.0.0.0'],
    ['a port alone', 'EXPOSE 8000\nCMD python manage.py runserver 8000', 'bind to 0.0.0.0'],
    ['a server that only checks itself', 'EXPOSE 80\nCMD nginx -t', 'not known to serve'],
    ['a socket', 'EXPOSE 8000\nCMD gunicorn --bind unix:/run/app.sock app:app', 'not known to serve'],
  ])('%s', (_, text, because) => {
    const found = portOf(`FROM debian\n${text}`);
    if (because === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(because);
  });

  it.each([
    ['EXPOSE 8000', 'a web page on port 8000'],
    ['EXPOSE 8000 8080 9000/udp', 'a web page on one of the ports 8000 and 8080'],
  ])('which is what %s leaves out, and not the ports, which are declared', (text, what) => {
    expect(webOf(`FROM debian\n${text}`)).toMatchObject({ line: 2, what });
  });

  it('where a base image that serves is told to do something else', () => {
    expect(portOf('FROM jupyter/base-notebook\nCMD ["python", "job.py"]')).toBeUndefined();
  });
});
