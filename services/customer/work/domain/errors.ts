/** Error codes of notes and tasks with the sentence that the list of errors shows. */
export const workErrors = {
  TASK_NOT_FOUND: 'No task has this id.',
  TASK_ALREADY_DONE: 'The task is resolved; nothing more can be done with it.',
} as const;
