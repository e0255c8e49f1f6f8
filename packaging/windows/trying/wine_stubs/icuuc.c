/* For tests under wine only: stands in for the icuuc.dll that Windows brings and wine 8 lacks.
   It lies in wine's own folder of the system, never in what is installed; no conversion ever succeeds. */
#define OFFERED __declspec(dllexport)
#define UNSUPPORTED 16

OFFERED void *ucnv_open(const char *name, int *error) { (void)name; if (error) *error = UNSUPPORTED; return 0; }
OFFERED void ucnv_close(void *converter) { (void)converter; }
OFFERED void ucnv_reset(void *converter) { (void)converter; }
OFFERED signed char ucnv_getMaxCharSize(void *converter) { (void)converter; return 1; }
OFFERED const char *ucnv_getName(void *converter, int *error) { (void)converter; if (error) *error = UNSUPPORTED; return ""; }
OFFERED const char *ucnv_getStandardName(const char *name, const char *of, int *error) { (void)name, (void)of; if (error) *error = UNSUPPORTED; return 0; }
OFFERED const char *ucnv_getAvailableName(int number) { (void)number; return 0; }
OFFERED int ucnv_countAvailable(void) { return 0; }
OFFERED int ucnv_toUCountPending(void *converter, int *error) { (void)converter, (void)error; return 0; }
OFFERED int ucnv_fromUCountPending(void *converter, int *error) { (void)converter, (void)error; return 0; }
OFFERED void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
OFFERED void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
OFFERED void ucnv_getToUCallBack(void) {}
OFFERED void ucnv_getFromUCallBack(void) {}
OFFERED void ucnv_setToUCallBack(void) {}
OFFERED void ucnv_setFromUCallBack(void) {}
OFFERED void ucnv_cbToUWriteUChars(void) {}
OFFERED void ucnv_cbFromUWriteUChars(void) {}
OFFERED void ucnv_toUnicode(void) {}
OFFERED void ucnv_fromUnicode(void) {}
