"""An assessment as a whole: begun, completed, reopened, compared with another one."""
