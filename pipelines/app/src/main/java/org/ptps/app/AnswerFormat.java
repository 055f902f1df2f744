package org.ptps.app;

enum AnswerFormat {
  TABLE,
  CSV,
  JSON
}
