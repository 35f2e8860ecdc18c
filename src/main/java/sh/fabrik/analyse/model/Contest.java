package sh.fabrik.analyse.model;

/** Two models on a cohort, and how they compare there. */
record Contest(Cohort cohort, Duel duel) {
    static Contest of(Cohort cohort) {
        return new Contest(cohort, Duel.of(cohort));
    }
}
