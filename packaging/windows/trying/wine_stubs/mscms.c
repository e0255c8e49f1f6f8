/* For tests under wine only: wine 8 gives up in a call by which Qt makes a color profile for the screen. */
#define OFFERED __declspec(dllexport)

OFFERED int CloseColorProfile(void *profile) { (void)profile; return 0; }
OFFERED int GetColorProfileFromHandle(void *profile, void *to, void *length) { (void)profile, (void)to, (void)length; return 0; }
OFFERED void *OpenColorProfileW(void *profile, int access, int share, int creation) { (void)profile, (void)access, (void)share, (void)creation; return 0; }
OFFERED void *WcsCreateIccProfile(void *profile, int options) { (void)profile, (void)options; return 0; }
