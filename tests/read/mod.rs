#[cfg(feature = "docx")]
mod docx;
#[cfg(all(feature = "docx", feature = "xlsx"))]
mod hostile;
#[cfg(feature = "xlsx")]
mod workbook;
