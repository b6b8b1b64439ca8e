/**
 * A mistake that the person at the keyboard can mend: the message is a sentence that says what was
 * wrong, where, and what to do. The command line prints it without a stack trace and exits with 2.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
}
