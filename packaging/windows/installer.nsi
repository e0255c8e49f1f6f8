; The installer for one person: no administrator is asked for. What is in ${capitals} comes from the build.
;
; Order of an upgrade: the new version is laid beside the old one in a folder of its own; only when it is complete
; do the two programs change, and only then does the old folder go. What fails before leaves the old one as it was.
;
; Exit codes besides those of NSIS (0 done, 1 a person cancelled, 2 aborted):
;   3 Windows is too old   4 the program is running   5 a newer version is there   6 no space   7 could not be written

Unicode true
Target amd64-unicode
Name "${NAME}"
BrandingText "${NAME} ${VERSION}"
OutFile "${OUTPUT}"
!ifdef QUICK
  SetCompressor /FINAL zlib
!else
  SetCompressor /SOLID /FINAL lzma
  SetCompressorDictSize 64
!endif
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
ManifestDPIAware true
ManifestSupportedOS Win10
SetDateSave off
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${FOUR_NUMBERS}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} installer"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}, ${LICENSE} license"

!define UNINSTALLER "uninstall.exe"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define CLASSES "Software\Classes"
!define SECONDS_OF_PATIENCE 10 ; that a silent run waits for the program to end

!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!insertmacro MUI_PAGE_LICENSE "${LICENSE_FILE}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${NAME} will be removed from the folder below. What you made with it stays where it is, \
in $LOCALAPPDATA\${NAME}."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

Var OldVersion  ; empty where none is installed
Var OldFolder
Var Switched    ; not empty once the programs are the new ones

!macro LeaveWith code
  SetErrorLevel ${code}
  Quit
!macroend

; A person is asked to close the program, as often as it is found; a silent run waits a while, then leaves.
!macro WaitForProgram
  StrCpy $1 0
  ${Do}
    System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${RUNNING}") p .r0'
    ${If} $0 P= 0
      ${ExitDo}
    ${EndIf}
    System::Call 'kernel32::CloseHandle(p r0)'
    ${If} ${Silent}
      ${If} $1 >= ${SECONDS_OF_PATIENCE}
        !insertmacro LeaveWith 4
      ${EndIf}
      IntOp $1 $1 + 1
      Sleep 1000
    ${Else}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is running. Please close it, then go on." IDRETRY +3
        !insertmacro LeaveWith 4
    ${EndIf}
  ${Loop}
!macroend

Function .onInit
  ${IfNot} ${AtLeastBuild} ${LOWEST_BUILD}
    MessageBox MB_OK|MB_ICONSTOP "${NAME} needs Windows 10, version 1903 or later." /SD IDOK
    !insertmacro LeaveWith 3
  ${EndIf}
  ReadRegStr $OldVersion HKCU "${LISTED}" "DisplayVersion"
  ReadRegStr $OldFolder HKCU "${LISTED}" "InstallLocation"
  ${If} $OldVersion != ""
    ${VersionCompare} "$OldVersion" "${VERSION}" $0
    ${If} $0 == 1
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "${NAME} $OldVersion is installed, which is newer than ${VERSION}. \
The older one may not be able to open your files. Install ${VERSION} in its place?" /SD IDNO IDYES +3
        !insertmacro LeaveWith 5
    ${EndIf}
  ${EndIf}
FunctionEnd

Function FailWithoutSpace
  ${GetRoot} "$INSTDIR" $0
  ${DriveSpace} "$0\" "/D=F /S=M" $1
  ${If} $1 < ${NEEDED_MEGABYTES}
    MessageBox MB_OK|MB_ICONSTOP "There is not enough space on $0: ${NEEDED_MEGABYTES} MB are needed, $1 MB are free. \
Nothing was changed." /SD IDOK
    !insertmacro LeaveWith 6
  ${EndIf}
FunctionEnd

Function RemoveNew
  !include "${REMOVAL}"
  RMDir "$INSTDIR"
FunctionEnd

; What could not be written goes away again; an older version was not touched.
Function .onInstFailed
  ${If} $Switched == ""
  ${AndIf} $OldVersion != "${VERSION}"
    Call RemoveNew
  ${EndIf}
  SetErrorLevel 7
FunctionEnd

!macro PutProgram name
  SetOutPath "$INSTDIR"
  File "/oname=${name}.new" "${STAGE}/${name}"
  Delete "$INSTDIR\${name}"
  ClearErrors
  Rename "$INSTDIR\${name}.new" "$INSTDIR\${name}"
  ${If} ${Errors}
    Delete "$INSTDIR\${name}.new"
    Abort "${name} could not be replaced."
  ${EndIf}
!macroend

Section "${NAME}"
  !insertmacro WaitForProgram
  Call FailWithoutSpace

  SetOutPath "$INSTDIR\${FOLDER}"
  File /r "${STAGE}/${FOLDER}/*.*"

  InitPluginsDir
  ${If} $OldVersion != ""
    CopyFiles /SILENT "$OldFolder\${UNINSTALLER}" "$PLUGINSDIR\old-${UNINSTALLER}"
  ${EndIf}
  !insertmacro PutProgram "${COMPANION}"
  !insertmacro PutProgram "${PROGRAM}"
  StrCpy $Switched "yes"
  SetOutPath "$INSTDIR"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"

  ${If} $OldVersion != ""
  ${AndIf} $OldFolder != "$INSTDIR"
    ExecWait '"$PLUGINSDIR\old-${UNINSTALLER}" /S _?=$OldFolder'
    Delete "$OldFolder\${UNINSTALLER}"
    RMDir "$OldFolder"
  ${ElseIf} $OldVersion != ""
  ${AndIf} $OldVersion != "${VERSION}"
    ExecWait '"$PLUGINSDIR\old-${UNINSTALLER}" /S /ONLYVERSION _?=$OldFolder'
  ${EndIf}

  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "" "" "" "" "${SUMMARY}"
  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "${LISTED}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${SIZE_IN_KILOBYTES}
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1

  WriteRegStr HKCU "${CLASSES}\${PROG_ID}" "" "${DOCUMENT}"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\DefaultIcon" "" "$INSTDIR\${PROGRAM},1"
  WriteRegStr HKCU "${CLASSES}\${PROG_ID}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "${PROG_ID}" ""
  WriteRegStr HKCU "${CLASSES}\.${EXTENSION}" "Content Type" "${MIME_TYPE}"
  ReadRegStr $0 HKCU "${CLASSES}\.${EXTENSION}" ""
  ${If} $0 == "" ; another program that somebody chose for these files stays
    WriteRegStr HKCU "${CLASSES}\.${EXTENSION}" "" "${PROG_ID}"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function un.onInit
  !insertmacro WaitForProgram
FunctionEnd

Section "Uninstall"
  !insertmacro WaitForProgram ; which may have been started while the question stood there
  !include "${REMOVAL}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/ONLYVERSION" $1
  ${IfNot} ${Errors} ; a newer one has taken over the rest
    Return
  ${EndIf}
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\${COMPANION}"
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids" "${PROG_ID}"
  ReadRegStr $0 HKCU "${CLASSES}\.${EXTENSION}" ""
  ${If} $0 == "${PROG_ID}"
    DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}" ""
    DeleteRegValue HKCU "${CLASSES}\.${EXTENSION}" "Content Type"
  ${EndIf}
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${EXTENSION}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.${EXTENSION}"
  DeleteRegKey HKCU "${CLASSES}\${PROG_ID}"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "Software\${NAME}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
