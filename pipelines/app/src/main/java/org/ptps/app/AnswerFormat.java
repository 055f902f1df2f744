package org.ptps.app;

/** How an answer is written. */
enum AnswerFormat {
  TABLE,
  CSV,
  JSON
}
