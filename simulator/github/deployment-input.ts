import { ApiError, invalidRequest } from './answers.js';
import type { DeploymentState } from './model.js';
import { deploymentStates } from './model.js';
import type { NewDeployment, NewDeploymentStatus } from './state.js';

type Body = Record<string, unknown>;

/** The longest description that GitHub accepts, in characters. */
export const descriptionLimit = 140;

/** Reads the body of a new deployment, or throws the 422 for it. */
export function newDeployment(body: Body): NewDeployment {
  const ref = text(body, 'ref');
  if (ref === undefined) throw invalidRequest('"ref" wasn\'t supplied.');
  const { payload } = body;
  if (
    payload !== undefined &&
    typeof payload !== 'string' &&
    (typeof payload !== 'object' || payload === null)
  )
    throw invalidRequest(
      `For 'properties/payload', ${JSON.stringify(payload)} is not an object or a string.`,
    );
  return {
    ref,
    ...(payload !== undefined && { payload }),
    ...given({
      task: text(body, 'task'),
      environment: text(body, 'environment'),
      description: description(body, 'Deployment'),
      transient: flag(body, 'transient_environment'),
      production: flag(body, 'production_environment'),
    }),
  };
}

/** Reads the body of a new status, or throws the 422 for it. */
export function newDeploymentStatus(body: Body): NewDeploymentStatus {
  const state = text(body, 'state');
  if (state === undefined) throw invalidRequest('"state" wasn\'t supplied.');
  if (!isState(state))
    throw invalidRequest(
      `For 'properties/state', ${JSON.stringify(state)} is not a member of ${JSON.stringify(deploymentStates)}.`,
    );
  return {
    state,
    ...given({
      description: description(body, 'DeploymentStatus'),
      environment: text(body, 'environment'),
      environmentUrl: url(body, 'environment_url'),
      logUrl: url(body, 'log_url') ?? url(body, 'target_url'),
      autoInactive: flag(body, 'auto_inactive'),
    }),
  };
}

export function flag(body: Body, field: string): boolean | undefined {
  const value = body[field];
  if (value === undefined || typeof value === 'boolean') return value;
  throw invalidRequest(`For 'properties/${field}', ${JSON.stringify(value)} is not a boolean.`);
}

function text(body: Body, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || typeof value === 'string') return value;
  throw invalidRequest(`For 'properties/${field}', ${JSON.stringify(value)} is not a string.`);
}

function description(body: Body, resource: string): string | undefined {
  const value = body['description'] === null ? undefined : text(body, 'description');
  if (value !== undefined && Array.from(value).length > descriptionLimit)
    throw refused(
      resource,
      'description',
      `description is too long (maximum is ${descriptionLimit} characters)`,
    );
  return value;
}

function url(body: Body, field: string): string | undefined {
  const value = text(body, field);
  if (value === undefined || value === '' || (/^https?:\/\//i.test(value) && URL.canParse(value)))
    return value;
  throw refused('DeploymentStatus', field, `${field} must use http(s) scheme`);
}

function refused(resource: string, field: string, message: string): ApiError {
  const errors = [{ resource, code: 'custom', field, message }];
  return new ApiError(422, 'Validation Failed', { extra: { errors } });
}

/** Removes the fields that are undefined. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function isState(text: string): text is DeploymentState {
  return (deploymentStates as readonly string[]).includes(text);
}
