import { duration } from '../lib/text.js';
import type { TaskView } from '../rules/preview.js';

/** The service's tasks in words for people. A task that is not listed is shown by its own name. */
const TITLES: Record<string, string> = {
  'create-project': 'Preparing the project',
  'start-app': 'Starting the app',
  'apply-seeds': 'Applying seeds',
  'gh-validation': 'Fetching the branch',
  'parse-metadata-migration': 'Reading metadata and migrations',
  'parse-metadata': 'Reading metadata',
  'parse-migration': 'Reading migrations',
  'apply-metadata': 'Applying metadata',
  'apply-migration': 'Applying migrations',
  'reload-metadata': 'Reloading metadata',
  'check-healthz': 'Checking health',
};

/** A task's name for people; if no task is running, what we wait for. */
export function taskTitle(task: string | undefined): string {
  if (task === undefined || task === '') return 'Creating the project';
  return Object.hasOwn(TITLES, task) ? (TITLES[task] ?? task) : task;
}

/** Whether a task has a title here: then its name is known, and cannot be a secret. */
export function isOwnTask(task: string): boolean {
  return Object.hasOwn(TITLES, task);
}

/** How long a task took, in words; with "about" if the service does not report it. */
export function tookText({ ms, about }: TaskView): string {
  if (ms === undefined) return '';
  return about === true
    ? `about ${duration(Math.max(1, Math.round(ms / 1000)) * 1000).replace('.0', '')}`
    : duration(ms);
}
