/*
 * Puts functions into the place of some of wine's in a process. A JVM loads this library with
 * -agentpath:hook.dll before any Java code runs; it refuses to start if something is amiss.
 */
#include "hook.h"
#include <stdio.h>
#include <string.h>

/* jmp [rip + 0], followed by the address that it takes. */
#define JUMP_SIZE 14

static void write_jump(void *at, void *target) {
    static const unsigned char jump[6] = {0xff, 0x25};
    memcpy(at, jump, sizeof jump);
    memcpy((char *)at + sizeof jump, &target, sizeof target);
    FlushInstructionCache(GetCurrentProcess(), at, JUMP_SIZE);
}

/* Overwrites the entry of a function, so that whoever has its address comes to another one. */
static BOOL replace_entry(HMODULE library, const char *name, void *by) {
    void *entry = (void *)GetProcAddress(library, name);
    DWORD protection;
    if (entry == NULL || !VirtualProtect(entry, JUMP_SIZE, PAGE_EXECUTE_READWRITE, &protection)) {
        return FALSE;
    }
    write_jump(entry, by);
    return VirtualProtect(entry, JUMP_SIZE, protection, &protection);
}

/* Memory for a jump, within the 4 GiB after a library: exports are offsets of 32 bits. */
static char *allocate_behind(char *library) {
    for (SIZE_T distance = 1 << 24; distance < 0xf0000000u; distance += 1 << 20) {
        char *memory = VirtualAlloc(library + distance, JUMP_SIZE, MEM_COMMIT | MEM_RESERVE,
                                    PAGE_EXECUTE_READWRITE);
        if (memory != NULL) {
            return memory;
        }
    }
    return NULL;
}

/* Has GetProcAddress, and who is linked from now on, find another function; the old one stays. */
static BOOL replace_export(HMODULE library, const char *name, void *by) {
    char *base = (char *)library;
    IMAGE_NT_HEADERS *headers = (void *)(base + ((IMAGE_DOS_HEADER *)base)->e_lfanew);
    IMAGE_EXPORT_DIRECTORY *exports = (void *)(base
        + headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_EXPORT].VirtualAddress);
    DWORD *names = (DWORD *)(base + exports->AddressOfNames);
    WORD *ordinals = (WORD *)(base + exports->AddressOfNameOrdinals);
    char *jump = allocate_behind(base);
    DWORD protection;
    for (DWORD i = 0; jump != NULL && i < exports->NumberOfNames; i++) {
        if (strcmp(base + names[i], name) == 0) {
            DWORD *offset = (DWORD *)(base + exports->AddressOfFunctions) + ordinals[i];
            if (!VirtualProtect(offset, sizeof *offset, PAGE_READWRITE, &protection)) {
                return FALSE;
            }
            write_jump(jump, by);
            *offset = (DWORD)(jump - base);
            return VirtualProtect(offset, sizeof *offset, protection, &protection);
        }
    }
    return FALSE;
}

/* The JVM calls this when it starts; it gives up if the result is not 0. */
__declspec(dllexport) int WINAPI Agent_OnLoad(void *vm, char *options, void *reserved) {
    HMODULE winsock = GetModuleHandleA("ws2_32");
    WSADATA data;
    if (WSAStartup(MAKEWORD(2, 2), &data) != 0
        || !replace_entry(winsock, "WSASendMsg", send_message)
        || !replace_export(winsock, "setsockopt", set_option)) {
        fputs("hook: functions could not be replaced\n", stderr);
        return 1;
    }
    if (!is_preloaded()) {
        fputs("hook: the preloaded library is not there, for wine or for its server\n", stderr);
        return 1;
    }
    return 0;
}
