import { writeImageName } from './image-names.ts';
import type { ImageAnswer, PublishedImage } from './published-image.ts';
import type { Recipe } from './recipes.ts';
import type { Evidence, FoundValue, MissingValue, Sighting } from '../suggestion.ts';
import { runsAsOrdinaryUser, platformValues, runsOnLinux } from './image-platform.ts';
import type { WebInterface } from './web-interface.ts';

/** A Dockerfile with all that is known of its image. */
export interface KnownImage {
  readonly recipe: Recipe;
  readonly answer: ImageAnswer;
  readonly web?: WebInterface;
  /** The other services without which a Compose file does not start it. */
  readonly needs?: readonly string[];
}

function imageQuestion({ recipe, answer }: KnownImage, pointer: string): MissingValue {
  const question = `Under which name is the image of ${recipe.path} published? For example docker.io/jdoe/survey:1.0`;
  const choices = 'choices' in answer ? answer.choices : [];
  return { pointer, question, ...(choices.length === 0 ? {} : { choices }) };
}

function published({ answer }: KnownImage): PublishedImage | undefined {
  return 'published' in answer ? answer.published : undefined;
}

function whereFrom({ path, image }: Recipe): readonly Evidence[] {
  return image.base === undefined
    ? [{ file: path, says: 'a Dockerfile' }]
    : [{ file: path, line: image.base.line, says: image.base.says }];
}

function imageValue({ name, sure, evidence }: PublishedImage, pointer: string): FoundValue {
  return { pointer, value: writeImageName(name), sure, evidence };
}

function portsValue({ recipe, web }: KnownImage): readonly FoundValue[] {
  const file = recipe.path;
  const exposed = recipe.image.ports.map(({ value: { port, transport }, line, says }) => ({
    item: { port, ...(transport === 'udp' ? { transport } : web?.port === port ? { protocol: web.protocol } : {}) },
    evidence: { file, line, says },
  }));
  const documented =
    web === undefined || exposed.some(({ item }) => item.port === web.port)
      ? []
      : [{ item: { port: web.port, protocol: web.protocol }, evidence: web.portEvidence }];
  const all = [...exposed, ...documented].filter(
    ({ item }, index, list) => list.findIndex((one) => one.item.port === item.port) === index,
  );
  if (all.length === 0) return [];
  return [
    {
      pointer: '/ports',
      value: all.map(({ item }) => item).slice(0, 64),
      sure: documented.length === 0 ? 'certain' : 'likely',
      // One line may name several ports.
      evidence: [...new Map(all.map(({ evidence }) => [evidence.line, evidence])).values()],
    },
  ];
}

/**
 * Declares an image as an oci-container.
 *
 * @param known What is known of it.
 * @returns The sighting; it asks for the name of the image where no file tells.
 */
export function ociContainer(known: KnownImage): Sighting {
  const { recipe } = known;
  const image = published(known);
  return {
    tasktype: 'oci-container',
    name: `container image of ${recipe.path}`,
    reason: `${recipe.path} builds a container image.`,
    sure: 'certain',
    evidence: whereFrom(recipe),
    values: [
      ...(image === undefined ? [] : [imageValue(image, '/image')]),
      ...platformValues(recipe),
      ...portsValue(known),
    ],
    missing: image === undefined ? [imageQuestion(known, '/image')] : [],
  };
}

/**
 * Declares an image whose Dockerfile is not here as an oci-container.
 *
 * @param image Its name.
 * @returns The sighting.
 */
export function imageAlone(image: PublishedImage): Sighting {
  return {
    tasktype: 'oci-container',
    name: `image ${writeImageName(image.name)}`,
    reason: 'An image bears the name of the repository and its owner, though no Dockerfile is here.',
    sure: image.sure,
    evidence: image.evidence,
    values: [imageValue(image, '/image')],
    missing: [],
  };
}

function interfaceValues(
  { port, protocol, portSure, portEvidence, serverEvidence }: WebInterface,
  pointers: { readonly port: string; readonly protocol: string },
): readonly FoundValue[] {
  return [
    { pointer: pointers.protocol, value: protocol, sure: 'likely', evidence: [serverEvidence] },
    { pointer: pointers.port, value: port, sure: portSure, evidence: [portEvidence] },
  ];
}

function rosettaImage(known: KnownImage): readonly FoundValue[] {
  const image = published(known);
  if (image === undefined) return [];
  const { name, sure, evidence } = image;
  const part = (pointer: string, value: unknown): FoundValue => ({ pointer, value, sure, evidence });
  return [
    part('/registry', name.host),
    part('/image_name', name.path),
    ...(name.tag === undefined || name.tag === 'latest' ? [] : [part('/image_tag', name.tag)]),
    ...(name.digest === undefined ? [] : [part('/image_digest', name.digest)]),
    ...platformValues(known.recipe)
      .filter(({ pointer }) => pointer === '/platform/architecture')
      .map((value) => ({ ...value, pointer: '/image_arch' })),
    { pointer: '/image_os', value: 'linux', sure: 'likely', evidence: whereFrom(known.recipe) },
  ];
}

/**
 * Declares an image with a web page as a rosetta-container.
 *
 * @param known What is known of it.
 * @returns The sighting; none for an image without a web page or not for Linux.
 */
export function rosettaContainer(known: KnownImage): readonly Sighting[] {
  const { recipe, web, needs } = known;
  if (web === undefined || needs !== undefined || !runsOnLinux(recipe)) return [];
  const image = rosettaImage(known);
  const [protocol, port] = interfaceValues(web, { protocol: '/interface_protocol', port: '/interface_port' });
  const transport = {
    pointer: '/interface_transport',
    value: 'tcp/ip',
    sure: web.portSure,
    evidence: [web.portEvidence],
  } as const;
  return [
    {
      tasktype: 'rosetta-container',
      name: `container image of ${recipe.path}`,
      reason: `The image of ${recipe.path} answers with a web page on port ${web.port}.`,
      sure: web.sure,
      evidence: [web.portEvidence, web.serverEvidence],
      values: [...image, ...(protocol ? [protocol] : []), transport, ...(port ? [port] : [])],
      missing: image.length === 0 ? [imageQuestion(known, '/image')] : [],
    },
  ];
}

/**
 * Declares an image with a web page as a common-container, which asks for more: a port from 1024 up and no need of root.
 *
 * @param known What is known of it.
 * @returns The sighting; none for an image that cannot be a common container.
 */
export function commonContainer(known: KnownImage): readonly Sighting[] {
  const { recipe, web, needs } = known;
  if (
    web === undefined ||
    needs !== undefined ||
    web.port < 1024 ||
    !runsOnLinux(recipe) ||
    !runsAsOrdinaryUser(recipe)
  )
    return [];
  const image = published(known);
  const tagged =
    image !== undefined && !image.name.tagVaries
      ? { ...image, name: { ...image.name, tag: image.name.tag ?? 'latest' } }
      : undefined;
  return [
    {
      tasktype: 'common-container',
      name: `container image of ${recipe.path}`,
      reason: `The image of ${recipe.path} answers with a web page on port ${web.port}, and does not run as root.`,
      sure: web.sure,
      evidence: [web.portEvidence, web.serverEvidence],
      values: [
        ...(tagged === undefined ? [] : [imageValue(tagged, '/image')]),
        ...interfaceValues(web, { protocol: '/interface/protocol', port: '/interface/port' }),
      ],
      missing: tagged === undefined ? [imageQuestion(known, '/image')] : [],
    },
  ];
}
