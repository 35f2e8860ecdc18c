package sh.fabrik.analyse.model;

import sh.fabrik.run.Model;

/** The model in use and another one. */
record Pair(Model current, Model candidate) {}
