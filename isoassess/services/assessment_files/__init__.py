"""An assessment as FILE.yaml on its way into a store, and out of one."""
