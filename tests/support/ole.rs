//! Compound files in memory: streams under one root.

const SECTOR: usize = 512;
const END: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT: u32 = 0xFFFF_FFFD;

/// A compound file with these streams. Streams are filled up with zeros to 4096 bytes, so that none
/// goes to the mini stream.
pub fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let padded: Vec<Vec<u8>> = streams
        .iter()
        .map(|(_, bytes)| {
            let mut bytes = bytes.to_vec();
            bytes.resize(bytes.len().max(4096).next_multiple_of(SECTOR), 0);
            bytes
        })
        .collect();
    // Sectors: the streams, the directory, the table.
    let mut fat: Vec<u32> = Vec::new();
    let mut body: Vec<u8> = Vec::new();
    let mut starts = Vec::new();
    let mut directory =
        vec![entry("Root Entry", 5, END, 0, if streams.is_empty() { FREE } else { 1 }, FREE)];
    for ((name, _), bytes) in streams.iter().zip(&padded) {
        starts.push(append(&mut fat, &mut body, bytes));
        let number = directory.len() as u32;
        let right = if (number as usize) < streams.len() { number + 1 } else { FREE };
        directory.push(entry(name, 2, starts[starts.len() - 1], bytes.len() as u32, FREE, right));
    }
    let mut directory: Vec<u8> = directory.concat();
    directory.resize(directory.len().next_multiple_of(SECTOR), 0);
    let directory_start = append(&mut fat, &mut body, &directory);
    let fat_start = fat.len() as u32;
    let mut fat_sectors = 1;
    while (fat.len() + fat_sectors) * 4 > fat_sectors * SECTOR {
        fat_sectors += 1;
    }
    fat.extend(std::iter::repeat_n(FAT, fat_sectors));
    fat.resize(fat_sectors * SECTOR / 4, FREE);
    body.extend(fat.iter().flat_map(|word| word.to_le_bytes()));
    let mut file = header(fat_start, fat_sectors as u32, directory_start);
    file.extend(body);
    file
}

fn header(fat_start: u32, fat_sectors: u32, directory: u32) -> Vec<u8> {
    assert!(fat_sectors <= 109, "the header has no room for more");
    let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    bytes.resize(24, 0);
    for number in [0x3E_u16, 3, 0xFFFE, 9, 6] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.resize(44, 0);
    for number in [fat_sectors, directory, 0, 4096, END, 0, END, 0] {
        bytes.extend(number.to_le_bytes());
    }
    for number in 0..109 {
        bytes.extend((if number < fat_sectors { fat_start + number } else { FREE }).to_le_bytes());
    }
    bytes
}

fn append(fat: &mut Vec<u32>, body: &mut Vec<u8>, bytes: &[u8]) -> u32 {
    let start = fat.len() as u32;
    let sectors = (bytes.len() / SECTOR) as u32;
    fat.extend((1..sectors).map(|next| start + next));
    fat.push(END);
    body.extend(bytes);
    start
}

fn entry(name: &str, kind: u8, start: u32, size: u32, child: u32, right: u32) -> Vec<u8> {
    let mut bytes: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let length = bytes.len() as u16 + 2;
    bytes.resize(64, 0);
    bytes.extend(length.to_le_bytes());
    bytes.extend([kind, 1]);
    for number in [FREE, right, child] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.resize(116, 0);
    for number in [start, size, 0] {
        bytes.extend(number.to_le_bytes());
    }
    bytes
}
