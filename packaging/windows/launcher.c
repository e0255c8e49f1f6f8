/* Starts the Python that lies beside this program, with the program's own code.

   Built twice: for the window (no console), and as the companion for the command line.
   What is in capitals comes from the build: LIBRARY, START (paths from here), TITLE, RUNNING (a name).
   The name RUNNING is held as long as the process lives; the installer looks for it. */
#include <windows.h>
#include <shellapi.h>
#include <wchar.h>

#define LONGEST 32768

typedef int (*run_python)(int, wchar_t **);

static int stop(const wchar_t *sentence)
{
    DWORD written;
    HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
    if (errors && errors != INVALID_HANDLE_VALUE && WriteConsoleW(errors, sentence, wcslen(sentence), &written, 0))
        return 3;
    MessageBoxW(0, sentence, TITLE, MB_ICONERROR | MB_OK);
    return 3;
}

static int is_beside(wchar_t *path, const wchar_t *name)
{
    DWORD length = GetModuleFileNameW(0, path, LONGEST);
    wchar_t *end = length && length < LONGEST ? wcsrchr(path, L'\\') : 0;
    if (!end || (end - path) + 1 + wcslen(name) >= LONGEST)
        return 0;
    wcscpy(end + 1, name);
    return 1;
}

int wmain(void)
{
    static wchar_t library[LONGEST], start[LONGEST];
    int count, given;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **passed = words ? HeapAlloc(GetProcessHeap(), 0, (count + 3) * sizeof *passed) : 0;
    if (!passed || !is_beside(library, LIBRARY) || !is_beside(start, START))
        return stop(TITLE L" cannot be started from here.");
    SetDllDirectoryW(L""); /* no library from the folder somebody happens to be in */
    CreateMutexW(0, FALSE, RUNNING);
    HMODULE python = LoadLibraryExW(library, 0, LOAD_WITH_ALTERED_SEARCH_PATH);
    run_python run = python ? (run_python)(void *)GetProcAddress(python, "Py_Main") : 0;
    if (!run)
        return stop(L"Files of " TITLE L" are missing or damaged. Please install it again; your data stay as they are.");
    passed[0] = words[0];
    passed[1] = L"-I";
    passed[2] = start;
    for (given = 1; given < count; given++)
        passed[given + 2] = words[given];
    passed[count + 2] = 0;
    return run(count + 2, passed);
}

int WINAPI wWinMain(HINSTANCE own, HINSTANCE none, PWSTR line, int shown)
{
    (void)own, (void)none, (void)line, (void)shown;
    return wmain();
}
