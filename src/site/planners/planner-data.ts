import type { Driving, Schema } from '../../spec/spec.ts';
import type { PageRegistry } from '../page-types.ts';

/** Name of the file that holds what planners in the browser need. */
export const plannerDataFile = 'planner-data.json';

/** A planner from a ready configuration. */
export interface ReadyPlanner {
  /** Its name in commands and links: `jupyter-hub`. */
  readonly id: string;
  /** What the service is called. */
  readonly service: string;
  /** The first words of the configuration: what it is for. */
  readonly about: string;
  /** The configuration, as YAML. */
  readonly text: string;
  /** Whether its addresses are those of a service that anybody can reach; others are placeholders. */
  readonly isPublic: boolean;
}

/** A field that has to be known of a service before a task can be handed to it. */
export interface ServiceField {
  readonly name: string;
  readonly description: string;
  readonly example?: string;
}

/** A kind of service that takes tasks of a type. */
export interface Taker {
  /** Canonical URI of the servicetype. */
  readonly uri: string;
  readonly title: string;
  /** The page that tells how it is driven for such tasks. */
  readonly link: string;
  /** By which means a task is started, in a few words. */
  readonly means: string;
  readonly when?: string;
  /** The texts that its serviceinfo has to have; none where it has to have more than texts. */
  readonly fields: readonly ServiceField[];
}

/** What planners in the browser need: the same that the command has. */
export interface PlannerData extends PageRegistry {
  /** Schemas of all versions with references resolved, by root path of the version. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** How services are driven, by canonical URI of the servicetype. */
  readonly driving: Readonly<Record<string, Driving>>;
  /** The ready configurations whose types this registry has. */
  readonly ready: readonly ReadyPlanner[];
  /** Who takes tasks of a type, by canonical URI of the tasktype. */
  readonly takers: Readonly<Record<string, readonly Taker[]>>;
}
