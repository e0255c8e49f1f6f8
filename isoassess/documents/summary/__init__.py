"""How much of a case the readiness summary tells, so that it is read in one sitting."""
